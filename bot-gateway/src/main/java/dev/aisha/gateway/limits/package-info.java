/**
 * How much one user may ask for in a time, whichever replicas they come to: the rates of {@link
 * dev.aisha.gateway.limits.LimitsConfig}.
 *
 * <ul>
 *   <li>{@link dev.aisha.gateway.limits.KeepToLimits}: asks whether a note, a command or a press is within them, of all
 *       replicas in Redis; of this one while Redis is away
 *   <li>{@link dev.aisha.gateway.limits.Limit}: what is counted
 *   <li>{@link dev.aisha.gateway.limits.Verdict}: it passes, or it is refused, and whether that is to be told
 * </ul>
 */
@NullMarked
package dev.aisha.gateway.limits;

import org.jspecify.annotations.NullMarked;
