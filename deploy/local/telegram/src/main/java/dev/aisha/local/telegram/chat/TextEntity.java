package dev.aisha.local.telegram.chat;

import org.jspecify.annotations.Nullable;

/**
 * A formatted stretch of a text.
 *
 * @param type as in Telegram's MessageEntity, such as {@code bold} or {@code expandable_blockquote}
 * @param offset first UTF-16 unit
 * @param length UTF-16 units
 * @param url where a {@code text_link} leads
 * @param language of a {@code pre} block
 */
public record TextEntity(
        String type,
        int offset,
        int length,
        @Nullable String url,
        @Nullable String language) {

    public TextEntity(String type, int offset, int length) {
        this(type, offset, length, null, null);
    }

    /** The first UTF-16 unit after the stretch. */
    public int end() {
        return offset + length;
    }
}
