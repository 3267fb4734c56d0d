package dev.aisha.local.telegram.chat;

import java.util.List;

/** A text as the reader sees it, and how it is formatted. */
public record FormattedText(String text, List<TextEntity> entities) {

    public static final FormattedText EMPTY = new FormattedText("", List.of());

    public FormattedText {
        entities = List.copyOf(entities);
    }

    /** Length as Telegram counts it: UTF-16 units, without the markup. */
    public int units() {
        return text.length();
    }
}
