package dev.aisha.gateway.commands;

import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.IncomingPress;
import java.util.List;

/** Buttons that do the same thing, each perhaps to something else. Each bean of this type is one kind. */
public interface ButtonKind {
    /** What became of a press. */
    sealed interface Pressed {
        /**
         * It was answered.
         *
         * @param changed jobs that were made or ended by it, whose next steps are the caller's
         */
        record Answered(List<Job> changed) implements Pressed {}

        /** It means nothing any more, or not to whoever pressed it. It is still to be answered. */
        record Stale() implements Pressed {}
    }

    /** What the data of its buttons begins with, as that of no other kind does. */
    String prefix();

    /**
     * Whether its buttons stand in groups. All others mean nothing there, though anybody can make up their data: what they
     * show is not for everybody.
     */
    default boolean isForGroups() {
        return false;
    }

    /**
     * Does what a button of this kind says.
     *
     * @param press untrusted: old buttons live on, and anybody can make up data
     */
    Pressed press(IncomingPress press, Sender by, Words words);
}
