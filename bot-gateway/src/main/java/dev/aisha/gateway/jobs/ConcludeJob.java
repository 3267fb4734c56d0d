package dev.aisha.gateway.jobs;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.TranscriptKeys;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Step 13: moves a job to DONE or FAILED, with all that is kept of it. The first result wins. */
@Singleton
public final class ConcludeJob {
    private static final Logger LOG = Logger.getLogger(ConcludeJob.class);

    private final JobLedger ledger;
    private final JobEnds ends;

    ConcludeJob(JobLedger ledger, JobEnds ends) {
        this.ledger = ledger;
        this.ends = ends;
    }

    /** The job as it ended by this result; empty if it had ended before, or nobody knows it. */
    public Optional<Job> conclude(JobResult result) {
        Optional<Job> ended = switch (result) {
            case JobResult.Transcribed transcribed ->
                ledger.find(result.jobId()).flatMap(job -> userId(job)).flatMap(user -> done(user, transcribed));
            case JobResult.Rendered rendered -> ends.rendered(rendered.jobId());
            case JobResult.Failed failed -> ends.failed(failed.jobId(), failed.code());
        };
        ended.ifPresentOrElse(
                job -> LOG.infof(
                        "job concluded jobId=%s state=%s",
                        job.id(), job.state().getClass().getSimpleName()),
                () -> LOG.infof("result dropped, the job has ended already jobId=%s", result.jobId()));
        return ended;
    }

    /** Gives a job up whose time has passed. */
    public Optional<Job> giveUp(Job job) {
        if (job.state() instanceof JobState.Quoted) {
            LOG.infof("job was not agreed to jobId=%s", job.id());
            return ends.failed(job.id(), FailureCode.NOT_AGREED);
        }
        LOG.warnf("job is past its deadline jobId=%s deadline=%s", job.id(), job.deadline());
        return ends.failed(job.id(), FailureCode.DEADLINE_PASSED);
    }

    private static Optional<UUID> userId(Job job) {
        return switch (job.state()) {
            case JobState.Quoted notSubmitted -> Optional.empty();
            case JobState.Reserved reserved -> Optional.of(reserved.userId());
            case JobState.Queued queued -> Optional.of(queued.userId());
            case JobState.Accepted notSubmitted -> Optional.empty();
            case JobState.Ended ended -> Optional.empty();
        };
    }

    private Optional<Job> done(UUID user, JobResult.Transcribed result) {
        JobId id = result.jobId();
        JsonObject metadata = new JsonObject()
                .put("seconds", result.seconds())
                .put("characters", result.characters())
                .put("segments", result.segments())
                .put("chunks", result.chunks())
                .put("engine", result.engine())
                .put("language", result.language())
                .put("processingMillis", result.processingMillis());
        return ends.done(id, result.seconds(), new TranscriptKeys(user, id), metadata);
    }
}
