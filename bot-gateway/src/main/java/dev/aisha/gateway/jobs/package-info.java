/**
 * The truth about every job: its row in {@code gateway.jobs}.
 *
 * <pre>
 * ACCEPTED ──▶ RESERVED ──▶ QUEUED ──▶ DONE
 *    │  │         │            └─────▶ FAILED
 *    │  └─────────┴──────────────────▶ FAILED
 *    └──▶ REJECTED
 * </pre>
 *
 * <p>Each step is one conditional update by {@link dev.aisha.gateway.jobs.JobLedger}: of two replicas, one takes it. A
 * row's {@code due_at} tells when somebody has to look at it next; whoever takes a step moves it on, and what a dead
 * replica left behind becomes due by itself. Between RESERVED and QUEUED a job takes one of the
 * {@link dev.aisha.gateway.jobs.Places} that its sender has in the lane.
 */
@NullMarked
package dev.aisha.gateway.jobs;

import org.jspecify.annotations.NullMarked;
