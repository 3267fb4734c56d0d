package dev.aisha.gateway.jobs;

import java.math.BigDecimal;

/**
 * What a job would cost at most.
 *
 * @param coins to be paid
 * @param freeSeconds of today's free ones, which are used as well
 */
public record Quote(BigDecimal coins, long freeSeconds) {}
