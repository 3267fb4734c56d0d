package dev.aisha.chaos.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of the bot, with all that it ever said.
 *
 * @param replyTo the message that it answers
 * @param texts what it said, oldest first; the last one is what stands there
 * @param deleted whether the user took it away
 */
public record BotMessage(
        long chat, long id, @Nullable Long replyTo, Instant sentAt, List<String> texts, boolean deleted) {
    public BotMessage {
        texts = List.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a message says something");
        }
    }

    /** What it says at the end. */
    public String text() {
        return texts.getLast();
    }
}
