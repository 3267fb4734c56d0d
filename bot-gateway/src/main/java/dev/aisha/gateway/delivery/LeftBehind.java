package dev.aisha.gateway.delivery;

import dev.aisha.contract.JobId;

/** A message that somebody has to look at. */
public sealed interface LeftBehind {
    /** The job has ended, its sender does not know yet. */
    record ToDeliver(JobId jobId) implements LeftBehind {}

    /** The job is under way, its sender sees nothing. */
    record ToPlace(JobId jobId) implements LeftBehind {}
}
