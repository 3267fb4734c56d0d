package dev.aisha.local.sight.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownTest {
    private final Shown shown = new Shown(ReadMetrics.read("""
            jobs{instance_id="a",lane="short"} 2
            jobs{instance_id="b",lane="short"} 3
            jobs{instance_id="b",lane="long"} NaN
            other 100
            """));

    @Test
    void sharesAreAddedAndWhatAllSeeIsTakenOnce() {
        assertThat(shown.sum(Selection.of("jobs"))).hasValue(5);
        assertThat(shown.max(Selection.of("jobs"))).hasValue(3);
        assertThat(shown.maxBy("instance_id", Selection.of("jobs"))).isEqualTo(Map.of("a", 2.0, "b", 3.0));
    }

    @Test
    void whatNobodyKnowsIsNoNumber() {
        assertThat(shown.sum(Selection.of("jobs").with("lane", "long"))).isEmpty();
        assertThat(shown.max(Selection.of("absent"))).isEmpty();
    }
}
