package dev.aisha.worker;

import dev.aisha.contract.JobResult;
import dev.aisha.contract.Lane;
import dev.aisha.platform.tracing.Traces;
import dev.aisha.worker.pace.JobFailed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Counts jobs by lane and outcome, and times the stages of their way, each a span of the job's trace. */
@Singleton
final class JobMeters {
    private final MeterRegistry meters;
    private final Traces traces;
    private final Counter audio;

    JobMeters(MeterRegistry meters, Traces traces) {
        this.meters = meters;
        this.traces = traces;
        audio = meters.counter("aisha.audio.seconds");
    }

    /** A stage of the way that makes something. */
    @FunctionalInterface
    interface Stage<T> {
        T work() throws JobFailed, InterruptedException, IOException;
    }

    /** A stage of the way that makes nothing. */
    @FunctionalInterface
    interface Act {
        void work() throws JobFailed, InterruptedException, IOException;
    }

    <T> T time(String stage, Stage<T> work) throws JobFailed, InterruptedException, IOException {
        try (Traces.Begun span = traces.begin(Context.current(), stage, SpanKind.INTERNAL)) {
            Timer.Sample sample = Timer.start(meters);
            try {
                return work.work();
            } catch (Throwable fault) {
                span.failed(fault);
                throw fault;
            } finally {
                sample.stop(meters.timer("aisha.job.stage", "stage", stage));
            }
        }
    }

    void run(String stage, Act work) throws JobFailed, InterruptedException, IOException {
        time(stage, () -> {
            work.work();
            return stage;
        });
    }

    /** A job was first queued then, and is leased now. */
    void waited(Instant queued, Instant leased) {
        meters.timer("aisha.job.stage", "stage", "queue").record(Duration.between(queued, leased));
        traces.waited("queue", queued, leased);
    }

    void ended(Lane lane, JobResult result) {
        meters.counter("aisha.jobs", "lane", lane.label(), "outcome", outcome(result))
                .increment();
        if (result instanceof JobResult.Transcribed done) {
            audio.increment((double) done.seconds());
        }
    }

    /** The audio of a job was kept, or could not be. */
    void archived(boolean kept) {
        meters.counter("aisha.archives", "outcome", kept ? "kept" : "lost").increment();
    }

    /** {@code transcribed}, {@code rendered}, or the failure's code. */
    static String outcome(JobResult result) {
        return switch (result) {
            case JobResult.Transcribed done -> "transcribed";
            case JobResult.Rendered done -> "rendered";
            case JobResult.Failed failed -> failed.code().name().toLowerCase(Locale.ROOT);
        };
    }
}
