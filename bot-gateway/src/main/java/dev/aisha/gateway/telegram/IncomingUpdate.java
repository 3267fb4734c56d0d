package dev.aisha.gateway.telegram;

/** One update: its number, by which it is acknowledged, and what it tells. */
public record IncomingUpdate(long updateId, Content content) {
    /** What an update tells. */
    public sealed interface Content
            permits IncomingMessage,
                    IncomingPress,
                    IncomingCheckout,
                    IncomingPayment,
                    GroupMoved,
                    GroupLeft,
                    Other,
                    Unreadable {}

    /** A group has become a supergroup, which has another id. Told in both of them. */
    public record GroupMoved(long fromChatId, long toChatId) implements Content {}

    /** The bot is no longer in a group. */
    public record GroupLeft(long chatId) implements Content {}

    /** Something that Aisha does not look at. */
    public record Other() implements Content {}

    /** Something that could not be read; it is acknowledged and dropped. */
    public record Unreadable() implements Content {}
}
