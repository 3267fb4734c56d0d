package dev.aisha.local.sight.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Selection ALL = Selection.of("m_total");

    private final Recent recent = new Recent(4);

    private void grow(int second, String state, double by) {
        recent.add(BEGIN.plusSeconds(second), List.of(new Sample(new Series("m_total", Map.of("state", state)), by)));
    }

    @Test
    void onlyWhatCameWithinTheTimeCounts() {
        grow(0, "a", 1);
        grow(2, "a", 10);
        grow(4, "b", 100);

        assertThat(recent.grown(ALL, Duration.ofSeconds(60))).isEqualTo(111);
        assertThat(recent.grown(ALL, Duration.ofSeconds(4))).isEqualTo(110);
        assertThat(recent.grown(ALL.with("state", "a"), Duration.ofSeconds(60))).isEqualTo(11);
        assertThat(recent.grown(ALL.without("state", "a"), Duration.ofSeconds(60)))
                .isEqualTo(100);
        assertThat(recent.grownBy("state", ALL, Duration.ofSeconds(60))).isEqualTo(Map.of("a", 11.0, "b", 100.0));
    }

    @Test
    void noMoreLooksAreKeptThanAsked() {
        for (int look = 0; look < 10; look++) {
            grow(look, "a", 1);
        }

        assertThat(recent.grown(ALL, Duration.ofSeconds(60))).isEqualTo(4);
    }

    @Test
    void beforeTheFirstLookThereIsNothing() {
        assertThat(recent.grown(ALL, Duration.ofSeconds(60))).isZero();
    }
}
