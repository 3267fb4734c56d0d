package dev.aisha.gateway.submission;

import dev.aisha.contract.AudioSource;
import dev.aisha.contract.JobId;
import dev.aisha.contract.Lane;
import dev.aisha.contract.QueuedJob;
import dev.aisha.contract.RenditionJob;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.Places;
import dev.aisha.gateway.jobs.RenditionsConfig;
import dev.aisha.gateway.jobs.SenderLane;
import dev.aisha.gateway.jobs.Task;
import dev.aisha.gateway.notes.Note;
import dev.aisha.gateway.settings.Choices;
import dev.aisha.gateway.settings.UserSettings;
import dev.aisha.platform.tracing.Traces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Step 4: puts a job on its lane and moves it to QUEUED, as soon as there is a place for it there. A replica that dies
 * between the two leaves an entry that nobody knows; the job is then submitted twice, and its first result wins. One that
 * dies before leaves a job that has its place and is due.
 */
@Singleton
public final class SubmitJob {
    private static final Logger LOG = Logger.getLogger(SubmitJob.class);
    private static final int MOST_PLACES = 1000;

    private final JobQueue queue;
    private final JobLedger ledger;
    private final Places places;
    private final UserSettings settings;
    private final SubmissionConfig config;
    private final RenditionsConfig renditions;
    private final Clock clock;

    SubmitJob(
            JobQueue queue,
            JobLedger ledger,
            Places places,
            UserSettings settings,
            SubmissionConfig config,
            RenditionsConfig renditions,
            Clock clock) {
        if (config.mostInFlight() < 1 || config.mostInFlight() > MOST_PLACES) {
            throw new IllegalArgumentException("aisha.submission.most-in-flight has to be from 1 to " + MOST_PLACES);
        }
        this.queue = queue;
        this.ledger = ledger;
        this.places = places;
        this.settings = settings;
        this.config = config;
        this.renditions = renditions;
        this.clock = clock;
    }

    /** Takes the step for a RESERVED job. Where there is no place for it, it waits for its turn. */
    public void submit(Job job, JobState.Reserved held) {
        if (held.hasPlace()) {
            put(job, held);
        } else if (!fillPlaces(SenderLane.of(job)).contains(job.id())) {
            places.await(job.id(), job.note().lane());
        }
    }

    /** Puts jobs that wait on their lane, oldest first, until none waits or no place is free; tells which. */
    public List<JobId> fillPlaces(SenderLane where) {
        List<JobId> submitted = new ArrayList<>();
        Optional<Job> next = places.take(where, config.mostInFlight());
        while (next.isPresent()) {
            Job job = next.get();
            if (job.state() instanceof JobState.Reserved held) {
                put(job, held);
            }
            submitted.add(job.id());
            next = places.take(where, config.mostInFlight());
        }
        return submitted;
    }

    /** Up to {@code limit} in which jobs wait though there is a place for them: whoever was to put them there died. */
    public List<SenderLane> withRoom(int limit) {
        return places.withRoom(config.mostInFlight(), limit);
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

    private void put(Job job, JobState.Reserved held) {
        submit(job, held.userId(), held.heldSeconds(), clock.instant(), null);
    }

    private void submit(Job job, UUID userId, long heldSeconds, Instant firstSubmitted, @Nullable String lostEntry) {
        Lane lane = job.note().lane();
        QueuedJob message = switch (job.task()) {
            case Task.Transcribe transcribe -> transcription(job, userId, heldSeconds, firstSubmitted);
            case Task.Render render -> rendition(job, render, userId, firstSubmitted);
        };
        String entry = queue.add(lane, message);
        if (ledger.queue(job.id(), lane, entry, lostEntry).isPresent()) {
            LOG.infof("job queued jobId=%s lane=%s entry=%s", job.id(), lane.label(), entry);
        }
    }

    private TranscriptionJob transcription(Job job, UUID userId, long heldSeconds, Instant firstSubmitted) {
        Note note = job.note();
        Choices hints = hints(note);
        return new TranscriptionJob(
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
                hints.spoken(),
                hints.vocabulary(),
                Traces.traceparent().orElse(null));
    }

    /** Where no model is configured any more the job fails in its worker, and costs nothing. */
    private RenditionJob rendition(Job job, Task.Render render, UUID userId, Instant firstSubmitted) {
        return new RenditionJob(
                job.id(),
                userId,
                render.transcript(),
                render.kind(),
                render.language(),
                renditions.model().orElse("none"),
                firstSubmitted,
                job.deadline(),
                Traces.traceparent().orElse(null));
    }

    /** What the payer of a group's note speaks says nothing of who speaks in it. */
    private Choices hints(Note note) {
        return note.message().inGroup()
                ? Choices.USUAL
                : settings.choices(note.sender().telegramId());
    }
}
