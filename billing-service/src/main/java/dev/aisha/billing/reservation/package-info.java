/**
 * Reservations: coins and free seconds set aside for one job. One class per step, each a single statement that the
 * database takes whole or not at all, so that nobody sees a state between.
 *
 * <p>Every statement has the same shape:
 *
 * <ol>
 *   <li>It locks what it works on, always in the same order, so that no two of them wait for each other: the reservation,
 *       the user's balance, the day's free seconds. The balance's row is the user's turnstile: free seconds are only
 *       touched behind it.
 *   <li>It reckons with the locked rows. They are the latest ones, which the statement's snapshot need not be, where it
 *       has waited for a lock.
 *   <li>It <em>sets</em> what it reckoned, instead of adding to what is there, and names in {@code set} every column that
 *       a CHECK looks at. PostgreSQL judges {@code where} and CHECKs of an update by the snapshot's row first and looks
 *       for a later one only afterwards: {@code where balance - held >= 15} would refuse a user whose money has just come
 *       back, and {@code set held = held - 15} break a CHECK that the true row keeps.
 * </ol>
 */
@NullMarked
package dev.aisha.billing.reservation;

import org.jspecify.annotations.NullMarked;
