package dev.aisha.gateway.deadjobs;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.NoteFlow;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.RepeatJob;
import dev.aisha.gateway.submission.DeadEntries;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Has the note of a dead job done over. The entry goes when the new job is safe: whoever dies in between leaves an entry
 * that can be put back once more, to no further effect.
 */
@Singleton
final class PutBack {
    private static final Logger LOG = Logger.getLogger(PutBack.class);

    private final DeadEntries entries;
    private final JobLedger ledger;
    private final RepeatJob repeatJob;
    private final NoteFlow flow;

    PutBack(DeadEntries entries, JobLedger ledger, RepeatJob repeatJob, NoteFlow flow) {
        this.entries = entries;
        this.ledger = ledger;
        this.repeatJob = repeatJob;
        this.flow = flow;
    }

    PutBackOutcome putBack(String entryId) {
        return entries.find(entryId)
                .map(entry -> putBack(entryId, entry.jobId() == null ? Optional.empty() : ledger.find(entry.jobId())))
                .orElseGet(PutBackOutcome.NoSuchEntry::new);
    }

    private PutBackOutcome putBack(String entryId, Optional<Job> known) {
        if (known.isEmpty()) {
            return new PutBackOutcome.NoJob();
        }
        Job job = known.get();
        if (!(job.state() instanceof JobState.Failed)) {
            return new PutBackOutcome.NotFailed(job.state());
        }
        Optional<Job> again = repeatJob.repeat(job);
        again.ifPresent(flow::noteComesAgain);
        entries.forget(entryId);
        JobId newId = job.id().again();
        LOG.infof("dead job put back entry=%s jobId=%s as=%s made=%s", entryId, job.id(), newId, again.isPresent());
        return new PutBackOutcome.PutBack(new JobPutBack(newId, job.id()), again.isPresent());
    }
}
