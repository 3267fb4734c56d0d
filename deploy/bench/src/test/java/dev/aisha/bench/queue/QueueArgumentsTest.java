package dev.aisha.bench.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueArgumentsTest {
    @Test
    void withoutAnyEverythingIsMeasured() {
        QueueArguments arguments = QueueArguments.read(List.of());

        assertThat(arguments.rounds()).isEqualTo(5);
        assertThat(arguments.only()).containsExactlyInAnyOrder("Q1", "Q2", "Q3", "Q5");
    }

    @Test
    void someFiguresMayBeMeasuredAlone() {
        QueueArguments arguments = QueueArguments.read(List.of("--only", "Q1,Q5", "--rounds", "3"));

        assertThat(arguments).isEqualTo(new QueueArguments(3, Set.of("Q1", "Q5")));
        assertThat(arguments.measures("Q1", "Q2")).isTrue();
        assertThat(arguments.measures("Q2", "Q3")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds", "--rounds 0", "--only Q4", "--only ,", "--pairs 3", "3"})
    void aSlipOfThePenIsAnsweredWithTheUsage(String arguments) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueueArguments.read(List.of(arguments.split(" "))))
                .withMessage(QueueArguments.USAGE);
    }
}
