/**
 * Carries a plan out against the packaged services and writes down what happens.
 *
 * <ul>
 *   <li>{@link dev.aisha.chaos.storm.Storm}: a run from the first note to the verdicts
 *   <li>{@link dev.aisha.chaos.storm.StormSystem}: what is stormed
 *   <li>{@link dev.aisha.chaos.storm.InjectFault}: how each fault is made and mended
 *   <li>{@link dev.aisha.chaos.storm.WatchChats}, {@link dev.aisha.chaos.storm.WatchLedger}, {@link
 *       dev.aisha.chaos.storm.ReadBooks}, {@link dev.aisha.chaos.storm.FindLeftovers}: what is seen from outside
 * </ul>
 */
@NullMarked
package dev.aisha.chaos.storm;

import org.jspecify.annotations.NullMarked;
