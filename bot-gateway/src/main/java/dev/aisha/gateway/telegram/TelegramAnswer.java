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

    /** The group has become a supergroup: its messages are gone, and it is known by this id from now on. */
    record Moved<R>(long toChatId) implements TelegramAnswer<R> {}

    /** No usable answer came. Where it may have been asked, it may have been carried out all the same. */
    record Unreachable<R>(boolean asked) implements TelegramAnswer<R> {}
}
