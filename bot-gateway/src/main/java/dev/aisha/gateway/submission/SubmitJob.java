package dev.aisha.gateway.submission;

import dev.aisha.contract.AudioSource;
import dev.aisha.contract.Lane;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.notes.Note;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Step 4: puts a job on its lane and moves it to QUEUED. A replica that dies between the two leaves an entry that
 * nobody knows; the job is then submitted twice, and its first result wins.
 */
@Singleton
public final class SubmitJob {
    private static final Logger LOG = Logger.getLogger(SubmitJob.class);

    private final JobQueue queue;
    private final JobLedger ledger;
    private final SubmissionConfig config;
    private final Clock clock;

    SubmitJob(JobQueue queue, JobLedger ledger, SubmissionConfig config, Clock clock) {
        this.queue = queue;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
    }

    /** Takes the step for a RESERVED job. */
    public void submit(Job job, JobState.Reserved held) {
        submit(job, held.userId(), held.heldSeconds(), clock.instant(), null);
    }

    /** Looks whether a QUEUED job is still in its lane, and submits it again once it has been gone for long enough. */
    public void checkQueued(Job job, JobState.Queued queued) {
        Instant now = clock.instant();
        if (queue.holds(queued.lane(), queued.entryId())) {
            ledger.checked(job.id(), queued.entryId(), null);
        } else if (queued.missingSince() == null) {
            ledger.checked(job.id(), queued.entryId(), now);
        } else if (now.isBefore(queued.missingSince().plus(config.resubmitAfter()))) {
            ledger.checked(job.id(), queued.entryId(), queued.missingSince());
        } else {
            LOG.warnf("job is gone from its lane, submitting it again jobId=%s entry=%s", job.id(), queued.entryId());
            submit(job, queued.userId(), queued.heldSeconds(), queued.submittedAt(), queued.entryId());
        }
    }

    private void submit(Job job, UUID userId, long heldSeconds, Instant firstSubmitted, @Nullable String lostEntry) {
        Note note = job.note();
        Lane lane = note.lane();
        TranscriptionJob message = new TranscriptionJob(
                job.id(),
                userId,
                note.kind(),
                new AudioSource.TelegramFile(note.fileId()),
                note.fileName(),
                note.mimeType(),
                note.fileSize(),
                heldSeconds,
                firstSubmitted,
                job.deadline(),
                List.of(),
                List.of());
        String entry = queue.add(lane, message);
        if (ledger.queue(job.id(), lane, entry, lostEntry).isPresent()) {
            LOG.infof("job queued jobId=%s lane=%s entry=%s", job.id(), lane.label(), entry);
        }
    }
}
