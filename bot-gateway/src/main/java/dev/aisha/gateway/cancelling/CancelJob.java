package dev.aisha.gateway.cancelling;

import dev.aisha.contract.FailureCode;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobEnds;
import dev.aisha.gateway.submission.WithdrawJob;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Ends a job at once as its sender wants. A worker that is at it is stopped; what it may have done until then is not
 * charged.
 */
@Singleton
final class CancelJob {
    private static final Logger LOG = Logger.getLogger(CancelJob.class);

    private final JobEnds ends;
    private final WithdrawJob withdraw;

    CancelJob(JobEnds ends, WithdrawJob withdraw) {
        this.ends = ends;
        this.withdraw = withdraw;
    }

    /** The job as it has ended by this, whose settlement is the caller's; empty if it has ended in another way meanwhile. */
    Optional<Job> cancel(Job job) {
        Optional<Job> cancelled = ends.failed(job.id(), FailureCode.CANCELLED);
        cancelled.ifPresent(ended -> {
            LOG.infof("job cancelled jobId=%s", ended.id());
            withdraw.withdraw(job);
        });
        return cancelled;
    }
}
