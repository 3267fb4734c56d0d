package dev.aisha.contract.billing;

/**
 * Body of {@code POST /v1/orders/{id}/check}: what Telegram's pre-checkout query says, before money is taken.
 *
 * @param telegramId who is about to pay
 * @param payload the invoice's
 * @param currency {@code XTR} for Stars
 * @param amount in that currency's smallest unit, so Stars
 */
public record OrderCheckRequest(long telegramId, String payload, String currency, long amount) {}
