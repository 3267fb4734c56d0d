package dev.aisha.chaos.history;

import java.math.BigDecimal;

/**
 * A reservation as billing's table has it at the end.
 *
 * @param seconds that were captured, 0 where nothing was
 * @param freeSeconds of these, not paid for
 * @param coins that were captured
 * @param pricePerMinute that it was held at, in coins
 */
public record BookedHold(
        String id,
        String user,
        String state,
        long seconds,
        long freeSeconds,
        BigDecimal coins,
        BigDecimal pricePerMinute) {}
