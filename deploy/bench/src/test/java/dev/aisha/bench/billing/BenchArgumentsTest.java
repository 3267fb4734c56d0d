package dev.aisha.bench.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchArgumentsTest {
    @Test
    void withoutAnyItMeasuresWhatTheTargetsSay() {
        assertThat(BenchArguments.read(List.of())).isEqualTo(new BenchArguments(5, Duration.ofSeconds(8), 100_000_000));
    }

    @Test
    void eachCanBeSet() {
        assertThat(BenchArguments.read(List.of("--history", "0", "--rounds", "3", "--seconds", "2")))
                .isEqualTo(new BenchArguments(3, Duration.ofSeconds(2), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds", "--rounds x", "--pairs 3", "3"})
    void aSlipOfThePenIsAnsweredWithTheUsage(String arguments) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchArguments.read(List.of(arguments.split(" "))))
                .withMessage(BenchArguments.USAGE);
    }
}
