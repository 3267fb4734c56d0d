package dev.aisha.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made of figures, and what is a finding. */
class LoadResultTest {
    private static final Measured ONE = MadeByHand.round(1, 1, 10);

    @Test
    void throughputIsWhatCameInTheTimeThatWasMeasured() {
        assertThat(ONE.throughput()).isEqualTo(1.0);
        assertThat(ONE.audio()).isEqualTo(30.0);
        assertThat(ONE.cores(Part.WORKERS)).isEqualTo(0.5);
        assertThat(ONE.cores(Part.REDIS)).isZero();
        assertThat(ONE.cores()).isEqualTo(0.6);
    }

    @Test
    void theIdealIsAsManyTimesTheFirstRoundAsThereAreWorkers() {
        Measured three = MadeByHand.round(2, 3, 27);

        LoadResult result = MadeByHand.result(List.of(ONE, three), List.of());

        assertThat(result.ideal(three)).isEqualTo(3.0);
        assertThat(result.findings()).isEmpty();
        assertThat(WriteReport.of(result)).contains("| 2 | 3 | 29 | 0 | 2.70 | 0.90 |", "The audit holds");
    }

    @Test
    void whatWasLostOrCameTwiceIsFound() {
        Measured bad = new Measured(
                ONE.constellation(),
                12,
                2,
                1,
                ONE.window(),
                ONE.answered(),
                ONE.processorTime(),
                ONE.updates(),
                ONE.entryBytes());

        LoadResult result = MadeByHand.result(List.of(bad), List.of("3 holds are open"));

        assertThat(result.findings()).hasSize(3);
        assertThat(WriteReport.of(result))
                .contains("Findings: 3", "2 notes lost", "1 texts came once more", "3 holds are open");
    }
}
