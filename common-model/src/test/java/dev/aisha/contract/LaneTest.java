package dev.aisha.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LaneTest {
    @Test
    void twoMinutesAreShortAndAnythingOverIsLong() {
        assertThat(Lane.of(Duration.ofMinutes(2))).isEqualTo(Lane.SHORT);
        assertThat(Lane.of(Duration.ofMinutes(2).plusMillis(1))).isEqualTo(Lane.LONG);
    }

    @Test
    void streamsAreNamedAsTheContractSays() {
        assertThat(Lane.SHORT.stream()).isEqualTo("aisha:{jobs}:short");
        assertThat(Lane.LONG.stream()).isEqualTo("aisha:{jobs}:long");
    }
}
