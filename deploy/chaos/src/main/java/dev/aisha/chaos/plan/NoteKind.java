package dev.aisha.chaos.plan;

/** What a user sends, and so how it has to end. */
public enum NoteKind {
    /** Words that come back. */
    SPEECH,
    /** Words that come back, announced as a second: more has to be held once it is measured. */
    UNDERSTATED,
    /** Nobody speaks: told so, and paid for by nobody. */
    SILENCE,
    /** Bytes that are no sound. */
    BROKEN,
    /** Announced so long that no balance reaches for it. */
    TOO_EXPENSIVE;

    /** Whether its words are to come back. */
    public boolean isSpoken() {
        return this == SPEECH || this == UNDERSTATED;
    }
}
