package dev.aisha.gateway.delivery;

/** What became of a text for the placeholder. */
public enum EditOutcome {
    /** It stands there, it was not its time, or somebody else is at it. */
    OVER,
    /** The job has ended meanwhile: it can be delivered now. */
    ENDED,
    /** Telegram wants a pause, or did not answer. */
    PAUSE
}
