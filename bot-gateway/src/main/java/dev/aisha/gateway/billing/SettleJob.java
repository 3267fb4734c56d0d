package dev.aisha.gateway.billing;

import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobEnds;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.Settlement;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Step 14: captures what a finished job cost, or gives the hold of a failed one back. */
@Singleton
public final class SettleJob {
    private static final Logger LOG = Logger.getLogger(SettleJob.class);

    private final BillingClient billing;
    private final JobEnds ends;

    SettleJob(BillingClient billing, JobEnds ends) {
        this.billing = billing;
        this.ends = ends;
    }

    /** Settles a job that has ended, if that is still due. Where billing is away the sweeper tries again. */
    public void settle(Job job) {
        switch (job.state()) {
            case JobState.Done done
            when done.settlement() instanceof Settlement.Due -> keep(job, billing.capture(job.id(), done.seconds()));
            case JobState.Failed failed
            when failed.settlement() instanceof Settlement.Due ->
                keep(job, billing.release(job.id(), failed.code().name()));
            case JobState.Done settled -> {}
            case JobState.Failed settled -> {}
            case JobState.Rejected nothingHeld -> {}
            case JobState.Accepted notEnded -> {}
            case JobState.Quoted notEnded -> {}
            case JobState.Reserved notEnded -> {}
            case JobState.Queued notEnded -> {}
        }
    }

    private void keep(Job job, Settlement settlement) {
        switch (settlement) {
            case Settlement.Due due -> LOG.warnf("settlement is put off jobId=%s", job.id());
            case Settlement.Captured paid -> {
                ends.settled(job.id(), paid);
                LOG.infof("reservation captured jobId=%s coins=%s", job.id(), paid.coins());
            }
            case Settlement.Released released -> {
                ends.settled(job.id(), released);
                LOG.infof("reservation released jobId=%s", job.id());
            }
            case Settlement.Refused refused -> {
                ends.settled(job.id(), refused);
                LOG.errorf("billing refuses to settle, somebody has to look jobId=%s", job.id());
            }
        }
    }
}
