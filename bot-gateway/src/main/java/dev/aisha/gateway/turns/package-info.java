/**
 * Whose turn it is to be written to: Telegram takes so many messages of one bot, from all replicas together.
 *
 * <ul>
 *   <li>{@link dev.aisha.gateway.turns.TurnsConfig}: how many, and where the numbers come from
 *   <li>{@link dev.aisha.gateway.turns.TakeTurn}: asks for a turn, of all replicas in Redis; of this one while Redis is away
 *   <li>{@link dev.aisha.gateway.turns.AwaitTurn}: waits until it has come, if that is not for long
 *   <li>{@link dev.aisha.gateway.turns.Turn}: go, wait, or held back
 * </ul>
 */
@NullMarked
package dev.aisha.gateway.turns;

import org.jspecify.annotations.NullMarked;
