/**
 * Billing: the ledger of coins and free seconds. {@link dev.aisha.billing.ReservationFlow} is the spine; its steps lie
 * in the packages below, and none of them knows the spine.
 *
 * <ul>
 *   <li>{@code reservation}: coins and free seconds set aside for one job: held, raised, captured, released
 *   <li>{@code account}: users, first contact, balances, erasure
 *   <li>{@code freeminutes}: the day's free seconds of each user
 *   <li>{@code ledger}: the immutable lines of every balance's history
 *   <li>{@code pricing}: the tariff
 *   <li>{@code order}, {@code payment}: packages on sale, orders and their check, Stars that became coins and the way back
 *   <li>{@code adjustment}, {@code promo}: what ops add or take; codes that grant coins
 *   <li>{@code audit}: the invariants of the ledger, checked on one snapshot
 *   <li>{@code platform}: token, strict requests, migration, pool, health: nothing of the product
 * </ul>
 */
@NullMarked
package dev.aisha.billing;

import org.jspecify.annotations.NullMarked;
