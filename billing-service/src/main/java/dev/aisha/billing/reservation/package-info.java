/**
 * Reservations: coins and free seconds set aside for one job. One class per step, each a single statement that the
 * database takes whole or not at all, so that nobody sees a state between.
 *
 * <p>Every statement locks in the same order, the reservation, the user's balance, the day's free seconds, and so no two
 * of them can wait for each other. The balance's row is the user's turnstile: free seconds are only touched behind it.
 */
@NullMarked
package dev.aisha.billing.reservation;

import org.jspecify.annotations.NullMarked;
