package dev.aisha.gateway.telegram;

import dev.aisha.gateway.telegram.IncomingMessage.From;

/**
 * Somebody has pressed Pay. Telegram waits 10 s for a word on it.
 *
 * @param id what to answer
 * @param currency {@code XTR} for Stars
 * @param amount in its smallest unit, so Stars
 * @param payload the invoice's, as we wrote it; untrusted all the same
 */
public record IncomingCheckout(String id, From by, String currency, long amount, String payload)
        implements IncomingUpdate.Content {}
