package dev.aisha.chaos.history;

import dev.aisha.chaos.plan.NoteKind;
import java.time.Instant;
import java.util.List;

/**
 * A note that a user has sent.
 *
 * @param job the id that its job has, which follows from chat and message
 * @param words what is said in it, as numbers
 * @param seconds what is to be paid for
 * @param acknowledged whether a gateway has answered its update with 200
 */
public record SentNote(
        String job,
        long chat,
        long message,
        NoteKind kind,
        List<Integer> words,
        long seconds,
        Instant sentAt,
        boolean acknowledged) {
    public SentNote {
        words = List.copyOf(words);
    }
}
