package dev.aisha.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExemplarsTest {
    private static final String TRACE = " # {span_id=\"1f\",trace_id=\"2e\"} 0.2 1764331200.123";

    @Test
    void aCountLosesItsExemplarAndABucketKeepsIt() {
        String bucket = "note_seconds_bucket{kind=\"a # {b} _count\",le=\"0.5\",} 3.0" + TRACE + "\n";

        assertThat(Exemplars.ofBucketsAlone(bucket
                        + "note_seconds_count{kind=\"a # {b}\",} 3.0" + TRACE + "\n"
                        + "note_seconds_sum{kind=\"a\",} 0.6\n"
                        + "bare_count 3.0" + TRACE + "\n# EOF\n"))
                .isEqualTo(bucket
                        + "note_seconds_count{kind=\"a # {b}\",} 3.0\n"
                        + "note_seconds_sum{kind=\"a\",} 0.6\n"
                        + "bare_count 3.0\n# EOF\n");
    }
}
