package dev.aisha.gateway.commands;

import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import java.util.List;

/** Something that people ask for by a slash and a word. Each bean of this type is one. */
public interface Command {
    /**
     * A command as somebody gave it.
     *
     * @param argument what stands behind its name, stripped; empty where there is nothing
     * @param words for its answer
     */
    record Asked(String argument, ChatMessage message, Sender sender, Words words) {}

    /** The word, in lower case, without slash. */
    String name();

    /** Whether it is answered in groups, too: where it tells nothing of whoever gives it. */
    default boolean isForGroups() {
        return false;
    }

    /** Whether it is for admins alone. To everybody else it is a command that does not exist. */
    default boolean isForAdmins() {
        return false;
    }

    /**
     * Answers it.
     *
     * @return jobs that were made or ended by it, whose next steps are the caller's
     */
    List<Job> answer(Asked asked);
}
