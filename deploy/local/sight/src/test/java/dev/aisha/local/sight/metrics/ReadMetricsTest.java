package dev.aisha.local.sight.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadMetricsTest {
    private static Sample sample(String name, Map<String, String> labels, double value) {
        return new Sample(new Series(name, labels), value);
    }

    @Test
    void samplesAreReadWithTheirLabelsAndCommentsLeftOut() {
        var read = ReadMetrics.read("""
                # HELP aisha_jobs_total changes of jobs
                # TYPE aisha_jobs_total counter
                aisha_jobs_total{instance_id="a",state="done"} 12.0
                aisha_dead_jobs 0.0

                aisha_sums{} 1.5e3 1395066363000
                # EOF
                """);

        assertThat(read)
                .containsExactly(
                        sample("aisha_jobs_total", Map.of("instance_id", "a", "state", "done"), 12),
                        sample("aisha_dead_jobs", Map.of(), 0),
                        sample("aisha_sums", Map.of(), 1500));
    }

    @Test
    void whatIsEscapedInALabelIsReadAsItWasMeant() {
        var read = ReadMetrics.read("""
                m{path="C:\\\\new\\"x\\"\\nend",other="a,b}=# c",} 1
                """);

        assertThat(read).containsExactly(sample("m", Map.of("path", "C:\\new\"x\"\nend", "other", "a,b}=# c"), 1));
    }

    @Test
    void blanksMayStandBetweenTheParts() {
        assertThat(ReadMetrics.read("m { a = \"1\" , b=\"2\" }  3\t"))
                .containsExactly(sample("m", Map.of("a", "1", "b", "2"), 3));
    }

    @Test
    void infinityAndWhatIsUnknownAreNumbersToo() {
        var read = ReadMetrics.read("a +Inf\nb -Inf\nc NaN\n");

        assertThat(read)
                .extracting(Sample::value)
                .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);
    }

    @Test
    void theExemplarsOfOpenMetricsAreLeftOut() {
        var read = ReadMetrics.read(
                "m_bucket{le=\"+Inf\"} 17 # {trace_id=\"4bf9\",span_id=\"00f0\"} 0.67 1520879607.789\nm_count 17 # {} 1\n");

        assertThat(read).containsExactly(sample("m_bucket", Map.of("le", "+Inf"), 17), sample("m_count", Map.of(), 17));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m",
                "m{a=\"1\"}",
                "m{a=\"1\" 1",
                "m{a=1} 1",
                "m{a=\"1} 1",
                "m one",
                "{a=\"1\"} 1",
                "<html>",
                "m{a=\"\\"
            })
    void whatIsNoSampleIsRefused(String line) {
        assertThatThrownBy(() -> ReadMetrics.read("good 1\n" + line + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line);
    }
}
