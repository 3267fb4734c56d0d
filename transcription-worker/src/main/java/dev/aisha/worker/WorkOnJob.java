package dev.aisha.worker;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.QueuedJob;
import dev.aisha.contract.RenditionJob;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.platform.tracing.Traces;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.queue.JobHandler;
import dev.aisha.worker.queue.Lease;
import dev.aisha.worker.rendition.RenderTranscript;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The way of a job of any kind, from lease to result. */
@Singleton
final class WorkOnJob implements JobHandler {
    private static final Logger LOG = Logger.getLogger(WorkOnJob.class);

    /** Before its gateway gives the job up, so that the reason is still told. */
    private static final Duration LAST_WORD = Duration.ofSeconds(20);

    private final TranscribeJob transcribe;
    private final RenderTranscript render;
    private final JobMeters meters;
    private final Traces traces;
    private final Clock clock;

    WorkOnJob(TranscribeJob transcribe, RenderTranscript render, JobMeters meters, Traces traces, Clock clock) {
        this.traces = traces;
        this.transcribe = transcribe;
        this.render = render;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void handle(Lease lease) throws InterruptedException {
        QueuedJob job = lease.job();
        traces.in(Traces.of(job.id().value(), job.traceparent()), "work", SpanKind.CONSUMER, () -> {
            work(lease, job);
            return job;
        });
    }

    private void work(Lease lease, QueuedJob job) throws InterruptedException {
        LOG.infof("job leased jobId=%s lane=%s", job.id(), lease.lane().label());
        meters.waited(job.submittedAt(), clock.instant());
        JobResult result = resultOf(lease);
        try {
            boolean told = lease.finish(result, new Deadline(job.deadline(), clock));
            LOG.infof("job finished jobId=%s outcome=%s told=%s", job.id(), JobMeters.outcome(result), told);
            meters.ended(lease.lane(), result);
        } catch (JobFailed queueStayedAway) {
            LOG.warnf("job finished but nobody could be told jobId=%s", job.id());
        }
    }

    private JobResult resultOf(Lease lease) throws InterruptedException {
        QueuedJob job = lease.job();
        Deadline deadline = new Deadline(job.deadline().minus(LAST_WORD), clock);
        try {
            return switch (job) {
                case TranscriptionJob note -> transcribe.work(lease, note, deadline);
                case RenditionJob rendition -> meters.time("render", () -> render.render(lease, rendition, deadline));
            };
        } catch (JobFailed end) {
            return new JobResult.Failed(job.id(), end.code());
        } catch (IOException | RuntimeException fault) {
            if (lease.isGivenUp()) {
                throw new InterruptedException("cancelled");
            }
            LOG.errorf(fault, "job failed by a fault of ours jobId=%s", job.id());
            return new JobResult.Failed(job.id(), FailureCode.INTERNAL);
        }
    }
}
