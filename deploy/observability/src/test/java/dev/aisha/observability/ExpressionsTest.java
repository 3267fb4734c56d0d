package dev.aisha.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpressionsTest {
    @Test
    void namesAreNeitherFunctionsNorLabelsNorWords() {
        assertThat(Expressions.metricsOf("""
                histogram_quantile(0.9, sum by (le, stage) (rate(a_seconds_bucket{stage!="x y"}[$__rate_interval])))
                and max(b) / on (job) c > 2e3 or absent(up{job="d"})""")).containsExactlyInAnyOrder("a_seconds_bucket", "b", "c", "up");
    }
}
