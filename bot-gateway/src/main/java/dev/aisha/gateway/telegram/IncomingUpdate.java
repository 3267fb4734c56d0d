package dev.aisha.gateway.telegram;

/** One update: its number, by which it is acknowledged, and what it tells. */
public record IncomingUpdate(long updateId, Content content) {
    /** What an update tells. */
    public sealed interface Content
            permits IncomingMessage, IncomingPress, IncomingCheckout, IncomingPayment, Other, Unreadable {}

    /** Something that Aisha does not look at. */
    public record Other() implements Content {}

    /** Something that could not be read; it is acknowledged and dropped. */
    public record Unreadable() implements Content {}
}
