package dev.aisha.contract.billing;

import java.util.UUID;

/**
 * Body of {@code POST /v1/users/{telegramId}/adjustments}: ops add coins or take some.
 *
 * @param id the caller's; the same one again has the same answer
 * @param amount a decimal string with at most two places, negative to take, not zero
 * @param reason why, for the books
 * @param operator who, for the books
 */
public record AdjustmentRequest(UUID id, String amount, String reason, String operator) {}
