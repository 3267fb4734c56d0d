package dev.aisha.gateway.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Times the steps of a job's way, {@code aisha.job.stage}. How a step ends is counted where it is known. */
@Singleton
public final class TimeSteps {
    private final MeterRegistry meters;

    TimeSteps(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Takes a step that says something. */
    public <T> T time(String stage, Supplier<T> step) {
        Timer.Sample sample = Timer.start(meters);
        try {
            return step.get();
        } finally {
            sample.stop(meters.timer("aisha.job.stage", "stage", stage));
        }
    }

    /** Takes a step that says nothing. */
    public void run(String stage, Runnable step) {
        time(stage, () -> {
            step.run();
            return stage;
        });
    }
}
