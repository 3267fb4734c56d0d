package dev.aisha.gateway.deadjobs;

import dev.aisha.gateway.jobs.JobState;

/** What became of a wish to put a job back. */
sealed interface PutBackOutcome {
    /** It has a new job; {@code made} now, or before. */
    record PutBack(JobPutBack job, boolean made) implements PutBackOutcome {}

    /** There is no such entry, or no more. */
    record NoSuchEntry() implements PutBackOutcome {}

    /** The entry holds no job that the ledger knows. */
    record NoJob() implements PutBackOutcome {}

    /** The job has not failed: it is still to be done, or is done. */
    record NotFailed(JobState state) implements PutBackOutcome {}
}
