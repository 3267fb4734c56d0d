package dev.aisha.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedFiguresTest {
    private static final List<String> ALL = List.of("Q1", "Q2", "Q3", "Q5");

    @Test
    void withoutAnyArgumentEverythingIsMeasured() {
        WantedFigures wanted = WantedFigures.read(List.of(), ALL);

        assertThat(wanted).isEqualTo(new WantedFigures(5, Set.copyOf(ALL)));
    }

    @Test
    void someFiguresMayBeMeasuredAlone() {
        WantedFigures wanted = WantedFigures.read(List.of("--only", "Q1,Q5", "--rounds", "3"), ALL);

        assertThat(wanted).isEqualTo(new WantedFigures(3, Set.of("Q1", "Q5")));
        assertThat(wanted.has("Q1", "Q2")).isTrue();
        assertThat(wanted.has("Q2", "Q3")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds", "--rounds 0", "--only Q4", "--only ,", "--pairs 3", "3"})
    void aSlipOfThePenIsAnsweredWithTheUsage(String arguments) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WantedFigures.read(List.of(arguments.split(" ")), ALL))
                .withMessage("[--rounds N] [--only Q1,Q2,Q3,Q5]");
    }
}
