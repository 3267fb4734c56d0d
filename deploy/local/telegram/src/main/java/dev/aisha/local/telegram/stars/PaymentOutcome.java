package dev.aisha.local.telegram.stars;

import dev.aisha.local.telegram.chat.ChatMessage;

/** How the press of a Pay button ended. */
public sealed interface PaymentOutcome {

    /** It was paid; the chat has a receipt. */
    record Paid(ChatMessage message) implements PaymentOutcome {}

    /** The bot declined with words for the person; nothing was paid. */
    record Declined(String why) implements PaymentOutcome {}

    /** The bot did not answer in time; nothing was paid. */
    record TimedOut() implements PaymentOutcome {}
}
