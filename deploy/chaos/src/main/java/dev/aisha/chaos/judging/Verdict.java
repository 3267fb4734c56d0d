package dev.aisha.chaos.judging;

import java.util.Locale;

/**
 * Something that must not be.
 *
 * @param kind what is wrong
 * @param where the job's id, or what else it is about
 * @param what in words
 */
public record Verdict(Kind kind, String where, String what) {

    /** What can be wrong. */
    public enum Kind {
        /** Acknowledged, and no job, no entry in its lane, no transcript in the chat, or not all of its words. */
        LOST,
        /** Two transcripts stand in the chat, a text stands twice in one, a bell rang twice, or a job was ended twice. */
        DOUBLED,
        /** A message that nothing explains. */
        STRAY,
        /** Words of another note, a transcript of silence, another end than the note's kind has. */
        UNEXPECTED,
        /** Paid another price than that of the true seconds, without a transcript, or not at all. */
        MISCHARGED,
        /** Not acknowledged, or not ended and told in time. */
        STUCK,
        /** An open hold, a pending entry, a checkpoint, a file or an object that nobody needs. */
        LEAKED,
        /** The books did not add up at some moment. */
        UNBALANCED
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + where + ": " + what;
    }
}
