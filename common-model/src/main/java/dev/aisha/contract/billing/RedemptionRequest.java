package dev.aisha.contract.billing;

import java.util.UUID;

/**
 * Body of {@code POST /v1/promo-codes/{code}/redemptions}.
 *
 * @param id the caller's; the same one again has the same answer
 * @param telegramId who redeems; somebody unknown is made, with the welcome balance
 */
public record RedemptionRequest(UUID id, long telegramId) {}
