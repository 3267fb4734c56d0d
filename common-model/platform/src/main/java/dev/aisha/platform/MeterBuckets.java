package dev.aisha.platform;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The timers that are histograms, and their buckets: few, as each is a series for every value of the timer's labels, and at
 * the times that somebody asks about. Every other timer has a count, a sum and a maximum alone.
 */
@Singleton
final class MeterBuckets {
    /** From a note's arrival to its text: what a user feels, up to the patience for the longest file. */
    private static final double[] WHOLE_NOTE =
            nanos("1s", "2s", "3s", "5s", "8s", "15s", "30s", "60s", "2m", "5m", "15m", "30m", "1h", "3h");

    /** A step of its way, be it a statement or the recognition of three hours. */
    private static final double[] STEP =
            nanos("0.05s", "0.1s", "0.25s", "0.5s", "1s", "2.5s", "5s", "10s", "30s", "1m", "5m", "30m");

    /** A call over the network, up to where it is given up. */
    private static final double[] CALL =
            nanos("0.05s", "0.1s", "0.25s", "0.5s", "1s", "2.5s", "5s", "10s", "30s", "1m");

    private static final Map<String, double[]> BUCKETS = Map.of(
            "aisha.note", WHOLE_NOTE,
            "aisha.job.stage", STEP,
            "aisha.provider.calls", CALL,
            "aisha.telegram.calls", CALL,
            "http.server.requests", CALL);

    @Produces
    @Singleton
    MeterFilter buckets() {
        return filter();
    }

    static MeterFilter filter() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                double[] buckets = id.getType() == Meter.Type.TIMER ? BUCKETS.get(id.getName()) : null;
                return buckets == null
                        ? config
                        : DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(buckets)
                                .build()
                                .merge(config);
            }
        };
    }

    private static double[] nanos(String... times) {
        return Stream.of(times)
                .mapToDouble(time -> Duration.parse("PT" + time).toNanos())
                .toArray();
    }
}
