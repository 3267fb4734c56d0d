/**
 * Whose turn it is at a provider that allows so much a minute to all replicas together.
 *
 * <ul>
 *   <li>{@link dev.aisha.worker.turns.Allowance}: how much is allowed, and what a request costs of it
 *   <li>{@link dev.aisha.worker.turns.TakeTurn}: asks for a turn, of all replicas in Redis; of this one while Redis is away
 *   <li>{@link dev.aisha.worker.turns.Turn}: go, wait, or held back with all others
 * </ul>
 */
@NullMarked
package dev.aisha.worker.turns;

import org.jspecify.annotations.NullMarked;
