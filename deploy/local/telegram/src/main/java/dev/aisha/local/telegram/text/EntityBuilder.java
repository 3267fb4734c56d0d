package dev.aisha.local.telegram.text;

import dev.aisha.local.telegram.chat.FormattedText;
import dev.aisha.local.telegram.chat.TextEntity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the text between the markup and the entities over it. */
final class EntityBuilder {

    private final StringBuilder text = new StringBuilder();
    private final List<TextEntity> entities = new ArrayList<>();

    void append(char unit) {
        text.append(unit);
    }

    void appendCodePoint(int codePoint) {
        text.appendCodePoint(codePoint);
    }

    int length() {
        return text.length();
    }

    String since(int offset) {
        return text.substring(offset);
    }

    /** Marks everything since {@code offset}; an empty stretch is no entity. */
    void mark(String type, int offset, @Nullable String url, @Nullable String language) {
        if (text.length() > offset) {
            entities.add(new TextEntity(type, offset, text.length() - offset, url, language));
        }
    }

    /** A code block that is all there is in a pre block only names its language. */
    void nameLanguage(int offset, String language) {
        entities.removeIf(entity -> entity.type().equals("code") && entity.offset() == offset);
        mark("pre", offset, null, language);
    }

    FormattedText build() {
        return trimmed(text.toString(), entities);
    }

    /** The text without space around it, its entities shifted and cut to what is left, in Telegram's order. */
    static FormattedText trimmed(String text, List<TextEntity> entities) {
        int start = 0;
        int end = text.length();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        var kept = new ArrayList<TextEntity>();
        for (var entity : entities) {
            int from = Math.max(entity.offset(), start);
            int to = Math.min(entity.end(), end);
            if (from < to) {
                kept.add(new TextEntity(entity.type(), from - start, to - from, entity.url(), entity.language()));
            }
        }
        kept.sort(Comparator.comparingInt(TextEntity::offset)
                .thenComparing(TextEntity::length, Comparator.reverseOrder()));
        return new FormattedText(text.substring(start, end), kept);
    }
}
