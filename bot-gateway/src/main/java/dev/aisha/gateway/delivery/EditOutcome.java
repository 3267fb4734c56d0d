package dev.aisha.gateway.delivery;

/** What became of a text for the placeholder. */
public enum EditOutcome {
    /** It stands there, it was not its time or its chat's turn, or somebody else is at it. */
    OVER,
    /** The job has ended meanwhile: it can be delivered now. */
    ENDED,
    /** It is nobody's turn: Telegram wants a pause, did not answer, or has other messages to take. */
    PAUSE
}
