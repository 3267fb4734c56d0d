/**
 * Many notes and no faults: does anything grow, or stay behind?
 *
 * <ul>
 *   <li>{@link dev.aisha.chaos.soak.Soak}: a run, looked at while it rests between portions
 *   <li>{@link dev.aisha.chaos.soak.MeasureService}: what a service takes up
 *   <li>{@link dev.aisha.chaos.soak.JudgeGrowth}: how much more of it is too much
 * </ul>
 */
@NullMarked
package dev.aisha.chaos.soak;

import org.jspecify.annotations.NullMarked;
