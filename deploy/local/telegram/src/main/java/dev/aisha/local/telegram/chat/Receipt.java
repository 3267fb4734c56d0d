package dev.aisha.local.telegram.chat;

/**
 * A line of the chat that says that Stars went to the bot, or came back.
 *
 * @param refund whether they came back
 * @param amount Stars
 * @param title what was paid for
 * @param payload the bot's own note on the invoice
 * @param chargeId Telegram's name of the payment, the same when it is refunded
 * @param providerChargeId the provider's name of the payment
 */
public record Receipt(
        boolean refund, long amount, String title, String payload, String chargeId, String providerChargeId) {}
