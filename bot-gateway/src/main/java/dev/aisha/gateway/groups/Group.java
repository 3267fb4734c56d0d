package dev.aisha.gateway.groups;

import dev.aisha.gateway.notes.Note;
import dev.aisha.gateway.notes.Note.Sender;
import org.jspecify.annotations.Nullable;

/**
 * What the administrators of a group have chosen.
 *
 * @param everyNote whether notes are transcribed that nobody asks for
 * @param sponsor who pays for all; null where whoever asks does, or sends a note that nobody asks for
 */
public record Group(boolean everyNote, @Nullable Sender sponsor) {
    /** Where nothing was chosen. */
    static final Group USUAL = new Group(false, null);

    /** The note as it is paid for here. */
    public Note paid(Note note) {
        return sponsor == null ? note : note.paidBy(sponsor);
    }

    boolean isSponsoredBy(long telegramId) {
        return sponsor != null && sponsor.telegramId() == telegramId;
    }
}
