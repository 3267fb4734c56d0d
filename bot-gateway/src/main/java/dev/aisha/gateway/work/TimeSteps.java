package dev.aisha.gateway.work;

import dev.aisha.contract.JobId;
import dev.aisha.platform.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Times the steps of a job's way, {@code aisha.job.stage}, each a span of the job's trace. How a step ends is counted where
 * it is known.
 */
@Singleton
public final class TimeSteps {
    private final MeterRegistry meters;
    private final Traces traces;

    TimeSteps(MeterRegistry meters, Traces traces) {
        this.meters = meters;
        this.traces = traces;
    }

    /** Takes a step that says something. */
    public <T> T time(String stage, JobId job, Supplier<T> step) {
        return traces.in(traces.of(job.value()), stage, SpanKind.INTERNAL, () -> {
            Timer.Sample sample = Timer.start(meters);
            try {
                return step.get();
            } finally {
                sample.stop(meters.timer("aisha.job.stage", "stage", stage));
            }
        });
    }

    /** Takes a step that says nothing. */
    public void run(String stage, JobId job, Runnable step) {
        time(stage, job, () -> {
            step.run();
            return stage;
        });
    }
}
