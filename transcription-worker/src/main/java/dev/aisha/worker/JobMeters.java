package dev.aisha.worker;

import dev.aisha.contract.JobResult;
import dev.aisha.contract.Lane;
import dev.aisha.worker.pace.JobFailed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** Counts jobs by lane and outcome, and times the stages of their way. */
@Singleton
final class JobMeters {
    private final MeterRegistry meters;
    private final Counter audio;

    JobMeters(MeterRegistry meters) {
        this.meters = meters;
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
        Timer.Sample sample = Timer.start(meters);
        try {
            return work.work();
        } finally {
            sample.stop(meters.timer("aisha.job.stage", "stage", stage));
        }
    }

    void run(String stage, Act work) throws JobFailed, InterruptedException, IOException {
        Timer.Sample sample = Timer.start(meters);
        try {
            work.work();
        } finally {
            sample.stop(meters.timer("aisha.job.stage", "stage", stage));
        }
    }

    /** A job was leased so long after it was first queued. */
    void waited(Duration inQueue) {
        meters.timer("aisha.job.stage", "stage", "queue").record(inQueue);
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
