package dev.aisha.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.bench.Rounds.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void bothSidesAreMeasuredEquallyOftenAndTakeTurnsInBeginning() throws Exception {
        List<String> order = new ArrayList<>();

        Comparison comparison = Rounds.compare(
                3,
                () -> {
                    order.add("ours");
                    return 3.0;
                },
                () -> {
                    order.add("floor");
                    return 4.0;
                });

        assertThat(order).containsExactly("floor", "ours", "ours", "floor", "floor", "ours");
        assertThat(comparison.ratio()).isEqualTo(0.75);
    }

    @Test
    void oneRoundThatWentWrongDoesNotChangeTheRatio() {
        Comparison comparison =
                new Comparison(List.of(50.0, 1.0, 52.0, 49.0, 51.0), List.of(100.0, 101.0, 99.0, 900.0, 2.0));

        assertThat(comparison.ratio()).isEqualTo(0.5);
        assertThat(comparison.atLeast("B1", 0.4)).contains("0.50", ">= 0.40 met", "1.00 to 52.00", "2.00 to 900.00");
        assertThat(comparison.atLeast("B1", 0.6)).contains("MISSED");
        assertThat(comparison.atMost("A1", 0.6)).contains("<= 0.60 met");
        assertThat(comparison.atMost("A1", 0.4)).contains("MISSED");
    }

    @Test
    void ofAnEvenNumberTheTwoInTheMiddleCount() {
        assertThat(new Comparison(List.of(1.0, 2.0, 3.0, 100.0), List.of(1.0, 1.0, 1.0, 1.0)).ratio())
                .isEqualTo(2.5);
    }
}
