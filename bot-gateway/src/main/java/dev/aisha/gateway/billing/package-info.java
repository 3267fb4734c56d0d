/**
 * Coins: held before the work ({@link dev.aisha.gateway.billing.ReserveCoins}), captured or released after it
 * ({@link dev.aisha.gateway.billing.SettleJob}). Billing does the sums; the job's id makes every call repeatable.
 */
@NullMarked
package dev.aisha.gateway.billing;

import org.jspecify.annotations.NullMarked;
