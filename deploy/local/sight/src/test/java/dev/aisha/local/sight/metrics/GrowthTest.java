package dev.aisha.local.sight.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private final Growth growth = new Growth();

    private List<Double> take(String shown) {
        return growth.take(ReadMetrics.read(shown)).stream().map(Sample::value).toList();
    }

    @Test
    void whatWasCountedBeforeTheFirstLookIsNobodysGrowth() {
        assertThat(take("m_total 100")).containsExactly(0.0);
        assertThat(take("m_total 103")).containsExactly(3.0);
        assertThat(take("m_total 103")).containsExactly(0.0);
    }

    @Test
    void aCounterThatFellHasBegunAnew() {
        take("m_total 100");

        assertThat(take("m_total 4")).containsExactly(4.0);
        assertThat(take("m_total 6")).containsExactly(2.0);
    }

    @Test
    void aSeriesThatWasNotThereBeforeHasBegunAtNothing() {
        take("m_total{a=\"1\"} 5");

        assertThat(take("m_total{a=\"1\"} 5\nm_total{a=\"2\"} 7")).containsExactly(0.0, 7.0);
    }

    @Test
    void onlyCountersGrow() {
        take("a_total 1\nb_count 1\nc_bucket{le=\"1\"} 1\nheld 1\nb_sum 1");

        assertThat(growth.take(ReadMetrics.read("a_total 2\nb_count 2\nc_bucket{le=\"1\"} 2\nheld 2\nb_sum 2")))
                .extracting(sample -> sample.series().name())
                .containsExactly("a_total", "b_count", "c_bucket");
    }
}
