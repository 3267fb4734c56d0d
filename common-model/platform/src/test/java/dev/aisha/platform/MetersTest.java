package dev.aisha.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetersTest {
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void filters() {
        Properties descriptions = new Properties();
        descriptions.setProperty("aisha.note", "from here to there");
        meters.config()
                .meterFilter(DescribeMeters.describing(descriptions))
                .meterFilter(MeterBuckets.filter())
                .meterFilter(FitConventions.filter());
    }

    @Test
    void ofOursTheServiceSaysWhatTheyCount() {
        assertThat(meters.timer("aisha.note").getId().getDescription()).isEqualTo("from here to there");
    }

    @Test
    void aLibrarysIsDescribedByItselfOrByItsName() {
        Gauge described =
                Gauge.builder("pool.idle", () -> 1).description("idle ones").register(meters);

        assertThat(described.getId().getDescription()).isEqualTo("idle ones");
        assertThat(meters.counter("pool.queue").getId().getDescription()).isEqualTo("pool queue");
    }

    @Test
    void aHistogramHasItsBucketsAndAnotherTimerNone() {
        Timer note = meters.timer("aisha.note");
        Timer other = meters.timer("other");

        assertThat(note.takeSnapshot().histogramCounts()).hasSize(14);
        assertThat(note.takeSnapshot().histogramCounts()[4].bucket()).isEqualTo(8e9);
        assertThat(other.takeSnapshot().histogramCounts()).isEmpty();
    }

    @Test
    void labelsAreInSnakeCase() {
        assertThat(meters.counter("calls", "clientName", "x", "poolType2Id", "y", "status", "z")
                        .getId()
                        .getTags())
                .extracting("key")
                .containsExactlyInAnyOrder("client_name", "pool_type2_id", "status");
    }

    @Test
    void whatCannotFitIsLeftOut() {
        meters.counter("process.cpu.time").increment();
        meters.counter("_.completed").increment();
        meters.counter("process.cpu.usage").increment();

        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().getName())
                .containsExactly("process.cpu.usage");
    }
}
