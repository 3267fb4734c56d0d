package dev.aisha.local.telegram.chat;

import org.jspecify.annotations.Nullable;

/**
 * A button of an inline keyboard; exactly one of the three things that it can do is set.
 *
 * @param callbackData what the bot is told when it is pressed
 * @param url what is opened
 * @param copyText what is put on the clipboard
 * @param style {@code danger}, {@code success} or {@code primary}
 */
public record Button(
        String text,
        @Nullable String callbackData,
        @Nullable String url,
        @Nullable String copyText,
        @Nullable String style) {}
