package dev.aisha.gateway.jobs;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.notes.Note;
import java.time.Instant;

/**
 * What somebody has asked for, as its row had it.
 *
 * @param note that is transcribed; of a rendition, that of its transcript
 */
public record Job(JobId id, Note note, Task task, JobState state, Instant acceptedAt, Instant deadline) {

    /** Whether it is to be given up: its time has passed and it has not ended. */
    public boolean isOverdue(Instant now) {
        return !(state instanceof JobState.Ended) && !now.isBefore(deadline);
    }

    /** Whether this user, who is in this chat, may have its text as a file: there its text stands before their eyes. */
    public boolean mayBeReadBy(long telegramId, long chatId) {
        return isOf(telegramId, chatId)
                || (note.message().inGroup() && note.message().chatId() == chatId);
    }

    /** Whether its note is this user's in this chat. */
    public boolean isOf(long telegramId, long chatId) {
        return note.sender().telegramId() == telegramId && note.message().chatId() == chatId;
    }
}
