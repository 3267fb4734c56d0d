package dev.aisha.local.telegram.text;

/** A text whose markup or entities cannot be read; the message says why in Telegram's words. */
public final class MarkupError extends RuntimeException {

    MarkupError(String why) {
        super(why, null, false, false);
    }
}
