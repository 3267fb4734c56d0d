package dev.aisha.gateway.deadjobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.submission.DeadEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job that the workers gave up, as its entry and the ledger tell it.
 *
 * @param entry in the dead stream
 * @param buriedAt when it was put there
 * @param jobId null where the entry holds none that can be read; what follows is null, too, where the ledger knows none
 * @param seconds announced, or what is held where none were
 * @param state of the job now
 * @param failure null where it has not failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadJob(
        String entry,
        Instant buriedAt,
        @Nullable JobId jobId,
        @Nullable String kind,
        @Nullable String lane,
        @Nullable Long seconds,
        @Nullable String state,
        @Nullable FailureCode failure) {

    static DeadJob of(DeadEntry entry, @Nullable Job job) {
        if (job == null) {
            return new DeadJob(entry.id(), entry.buriedAt(), entry.jobId(), null, null, null, null, null);
        }
        return new DeadJob(
                entry.id(),
                entry.buriedAt(),
                job.id(),
                job.note().kind().label(),
                job.note().lane().label(),
                job.note().toHold().toSeconds(),
                name(job.state()),
                job.state() instanceof JobState.Failed failed ? failed.code() : null);
    }

    static String name(JobState state) {
        return switch (state) {
            case JobState.Accepted accepted -> "ACCEPTED";
            case JobState.Quoted quoted -> "RESERVED";
            case JobState.Reserved reserved -> "RESERVED";
            case JobState.Queued queued -> "QUEUED";
            case JobState.Done done -> "DONE";
            case JobState.Failed failed -> "FAILED";
            case JobState.Rejected rejected -> "REJECTED";
        };
    }
}
