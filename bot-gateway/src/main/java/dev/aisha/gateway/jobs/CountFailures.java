package dev.aisha.gateway.jobs;

import static java.util.Objects.requireNonNull;

import dev.aisha.contract.FailureCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts jobs that failed, by why and by whose fault it was; from the start on, so that the first one is an increase. */
@Singleton
public final class CountFailures {
    private final Map<FailureCode, Counter> counters;

    CountFailures(MeterRegistry meters) {
        counters = Stream.of(FailureCode.values())
                .collect(Collectors.toMap(Function.identity(), code -> counter(meters, code)));
    }

    private static Counter counter(MeterRegistry meters, FailureCode code) {
        return meters.counter(
                "aisha.jobs.failed",
                "code",
                code.name().toLowerCase(Locale.ROOT),
                "blame",
                code.blame().name().toLowerCase(Locale.ROOT));
    }

    /** Counts a job that has just ended, if it has failed. */
    public void count(Job job) {
        if (job.state() instanceof JobState.Failed failed) {
            requireNonNull(counters.get(failed.code())).increment();
        }
    }
}
