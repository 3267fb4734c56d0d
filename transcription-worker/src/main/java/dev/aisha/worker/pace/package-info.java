/**
 * How many at once, how long to wait, how often to try, when to give up: what every step of a job keeps to.
 *
 * <ul>
 *   <li>{@link dev.aisha.worker.pace.LaneSlots}: bounds, with room kept for short notes
 *   <li>{@link dev.aisha.worker.pace.Deadline}, {@link dev.aisha.worker.pace.BackOff}: until when, how often
 *   <li>{@link dev.aisha.worker.pace.Patience}: tries a call until it is done or the deadline has passed
 *   <li>{@link dev.aisha.worker.pace.JobFailed}: a job that ends without a transcript
 * </ul>
 */
@NullMarked
package dev.aisha.worker.pace;

import org.jspecify.annotations.NullMarked;
