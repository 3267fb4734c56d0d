package dev.aisha.gateway.submission;

import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobState;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Takes a job off its lane that nobody waits for any more, so that no worker spends time and money on it. */
@Singleton
public final class WithdrawJob {
    private static final Logger LOG = Logger.getLogger(WithdrawJob.class);

    private final JobQueue queue;

    WithdrawJob(JobQueue queue) {
        this.queue = queue;
    }

    /** Withdraws a job as it stood before it ended. Where Redis is away a worker does it in vain: its result is dropped. */
    public void withdraw(Job before) {
        if (!(before.state() instanceof JobState.Queued queued)) {
            return;
        }
        try {
            queue.withdraw(queued.lane(), queued.entryId());
        } catch (QueueUnavailable e) {
            LOG.infof("job not withdrawn jobId=%s fault=%s", before.id(), e.getMessage());
        }
    }
}
