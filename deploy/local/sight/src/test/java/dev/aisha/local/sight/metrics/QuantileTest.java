package dev.aisha.local.sight.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QuantileTest {
    private static final TreeMap<String, Double> BUCKETS =
            new TreeMap<>(Map.of("1.0", 10.0, "2.0", 10.0, "8.0", 40.0, "15.0", 49.0, "+Inf", 50.0));

    @Test
    void whatLiesInABucketLiesEvenlyBetweenItsBounds() {
        assertThat(Quantile.of(0.5, BUCKETS)).hasValue(5.0); // the 25th: 15 of the 30 between 2 and 8
        assertThat(Quantile.of(0.1, BUCKETS)).hasValue(0.5); // the 5th: half of the way from 0 to 1
        assertThat(Quantile.of(0.2, BUCKETS)).hasValue(1.0); // the 10th ends the first bucket
        assertThat(Quantile.of(0.95, BUCKETS).orElseThrow()).isCloseTo(13.833, within(0.001));
    }

    @Test
    void aboveTheHighestBoundThatBoundIsAllThatIsKnown() {
        assertThat(Quantile.of(0.999, BUCKETS)).hasValue(15.0);
    }

    @Test
    void whereNothingWasCountedThereIsNone() {
        assertThat(Quantile.of(0.5, new TreeMap<>())).isEmpty();
        assertThat(Quantile.of(0.5, new TreeMap<>(Map.of("1.0", 0.0, "+Inf", 0.0))))
                .isEmpty();
        assertThat(Quantile.of(0.5, new TreeMap<>(Map.of("1.0", 3.0)))).isEmpty();
        assertThat(Quantile.of(0.5, new TreeMap<>(Map.of("+Inf", 3.0)))).isEmpty();
    }
}
