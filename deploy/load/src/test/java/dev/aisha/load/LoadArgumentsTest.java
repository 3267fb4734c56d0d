package dev.aisha.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the command line may say. */
class LoadArgumentsTest {
    @Test
    void allOfItIsRead() {
        assertThat(LoadArguments.parse(
                        "--users",
                        "50",
                        "--seed",
                        "-7",
                        "--under-way",
                        "9",
                        "--long",
                        "0",
                        "--workers",
                        "2",
                        "--gateways",
                        "3",
                        "--concurrency",
                        "8",
                        "--recogniser",
                        "1500",
                        "--warm-up",
                        "5",
                        "--seconds",
                        "30",
                        "--plot",
                        "load.svg",
                        "--logs",
                        "logs"))
                .isEqualTo(new LoadArguments(
                        new Crowd(50, -7, new Pace.UnderWay(9), 0),
                        new Series(
                                List.of(
                                        new Constellation(1, 1),
                                        new Constellation(1, 2),
                                        new Constellation(2, 2),
                                        new Constellation(3, 2)),
                                8,
                                Duration.ofMillis(1500),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30)),
                        Optional.of(Path.of("load.svg")),
                        Optional.of(Path.of("logs"))));
    }

    @Test
    void thousandsOfUsersThreeWorkersAndTwoGatewaysAreUsual() {
        LoadArguments usual = LoadArguments.parse();

        assertThat(usual.crowd()).isEqualTo(new Crowd(2000, 1, new Pace.UnderWay(24), 5));
        assertThat(usual.series().constellations())
                .containsExactly(
                        new Constellation(1, 1),
                        new Constellation(1, 2),
                        new Constellation(1, 3),
                        new Constellation(2, 3));
        assertThat(usual.plot()).isEmpty();
        assertThat(usual.logs()).isEmpty();
    }

    @Test
    void aRateStandsInsteadOfNotesUnderWay() {
        assertThat(LoadArguments.parse("--rate", "120").crowd().pace()).isEqualTo(new Pace.Rate(120));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadArguments.parse("--rate", "120", "--under-way", "9"))
                .withMessageContaining("--under-way");
    }

    @Test
    void nonsenseIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadArguments.parse("--hours", "1"))
                .withMessageContaining("--hours");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadArguments.parse("--seed"))
                .withMessageContaining("--seed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadArguments.parse("--users", "many"))
                .withMessageContaining("many");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadArguments.parse("--workers", "0"))
                .withMessageContaining("--workers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadArguments.parse("--long", "101"))
                .withMessageContaining("--long");
    }
}
