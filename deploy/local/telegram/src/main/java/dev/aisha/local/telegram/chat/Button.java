package dev.aisha.local.telegram.chat;

import org.jspecify.annotations.Nullable;

/**
 * A button of an inline keyboard; exactly one of the four things that it can do is set.
 *
 * @param callbackData what the bot is told when it is pressed
 * @param url what is opened
 * @param copyText what is put on the clipboard
 * @param style {@code danger}, {@code success} or {@code primary}
 * @param pay whether it pays the invoice that it belongs to
 */
public record Button(
        String text,
        @Nullable String callbackData,
        @Nullable String url,
        @Nullable String copyText,
        @Nullable String style,
        boolean pay) {

    /** A button that does not pay. */
    public Button(
            String text,
            @Nullable String callbackData,
            @Nullable String url,
            @Nullable String copyText,
            @Nullable String style) {
        this(text, callbackData, url, copyText, style, false);
    }

    /** The button that Telegram puts below an invoice. */
    public static Button paying(Invoice invoice) {
        return new Button("Pay ⭐ " + invoice.amount(), null, null, null, null, true);
    }
}
