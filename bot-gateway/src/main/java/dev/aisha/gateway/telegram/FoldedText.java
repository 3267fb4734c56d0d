package dev.aisha.gateway.telegram;

import com.pengrad.telegrambot.model.MessageEntity;
import java.util.Optional;

/**
 * A text whose beginning is a quote that Telegram shows a few lines of until somebody taps it. Marked by entities, not by
 * markup, so that nothing in it can break them.
 *
 * @param folded how much of it is the quote, in UTF-16 units; 0 where nothing is
 */
public record FoldedText(String text, int folded) {
    public FoldedText {
        if (folded < 0 || folded > text.length()) {
            throw new IllegalArgumentException("no more than all of a text can be folded");
        }
    }

    /** A text that is shown whole. */
    public static FoldedText plain(String text) {
        return new FoldedText(text, 0);
    }

    Optional<MessageEntity> quote() {
        return folded == 0
                ? Optional.empty()
                : Optional.of(new MessageEntity(MessageEntity.Type.expandable_blockquote, 0, folded));
    }
}
