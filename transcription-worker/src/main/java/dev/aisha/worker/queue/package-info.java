/**
 * The queue as a worker sees it: Redis Streams, one per lane, read in one consumer group.
 *
 * <ul>
 *   <li>{@link dev.aisha.worker.queue.TakeJob}: reads both lanes, with slots kept for the short one
 *   <li>{@link dev.aisha.worker.queue.Lease}: one attempt at a job, with its heartbeat; finished, buried or handed back
 *   <li>{@link dev.aisha.worker.queue.RescueJobs}: takes over from dead workers, buries what kills them
 *   <li>{@link dev.aisha.worker.queue.ReportProgress}: how far a job is
 *   <li>{@link dev.aisha.worker.queue.JobHandler}: who does the work
 * </ul>
 *
 * <p>Whatever changes an entry is a Lua script that checks first that the entry is still ours.
 */
@NullMarked
package dev.aisha.worker.queue;

import org.jspecify.annotations.NullMarked;
