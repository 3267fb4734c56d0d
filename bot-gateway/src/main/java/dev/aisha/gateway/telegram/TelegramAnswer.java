package dev.aisha.gateway.telegram;

import java.time.Duration;

/** How the Bot API answered a call. Holds no URL, and so no token. */
sealed interface TelegramAnswer<R> {
    /** It did what it was asked. */
    record Ok<R>(R response) implements TelegramAnswer<R> {}

    /** It refused; the description is Telegram's. */
    record Refused<R>(int code, String description) implements TelegramAnswer<R> {}

    /** Too many calls: not before this time has passed. */
    record TooMany<R>(Duration pause) implements TelegramAnswer<R> {}

    /** No usable answer came; the call may have been carried out all the same. */
    record Unreachable<R>() implements TelegramAnswer<R> {}
}
