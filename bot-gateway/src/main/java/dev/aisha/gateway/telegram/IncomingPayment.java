package dev.aisha.gateway.telegram;

import org.jspecify.annotations.Nullable;

/**
 * Stars have changed hands: paid to the bot, or given back.
 *
 * @param payerId who paid; the chat is theirs with the bot
 * @param languageCode of their app; null where Telegram does not say
 * @param refund whether they were given back
 * @param chargeId Telegram's name of the payment; a refund has that of the payment
 * @param payload the invoice's
 */
public record IncomingPayment(
        long payerId, @Nullable String languageCode, boolean refund, String chargeId, long stars, String payload)
        implements IncomingUpdate.Content {}
