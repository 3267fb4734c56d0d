package dev.aisha.chaos.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aisha.chaos.plan.FaultKind;
import dev.aisha.chaos.plan.Weather;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the command line may say. */
class StormArgumentsTest {
    @Test
    void allOfItIsRead() {
        assertThat(StormArguments.parse(
                        "--minutes",
                        "5",
                        "--seed",
                        "-7",
                        "--runs",
                        "3",
                        "--calm",
                        "20",
                        "--faults",
                        "WORKER_FROZEN,REDIS_KILLED",
                        "--rest",
                        "9",
                        "--report",
                        "storm.md",
                        "--logs",
                        "logs"))
                .isEqualTo(new StormArguments(
                        5,
                        -7,
                        3,
                        Optional.of(Duration.ofSeconds(20)),
                        List.of(FaultKind.WORKER_FROZEN, FaultKind.REDIS_KILLED),
                        Duration.ofSeconds(9),
                        Optional.of(Path.of("storm.md")),
                        Optional.of(Path.of("logs"))));
    }

    @Test
    void noMinutesAreASquall() {
        assertThat(StormArguments.parse("--minutes", "0").weather()).isEqualTo(Weather.squall());
        assertThat(StormArguments.parse("--minutes", "0", "--calm", "20")
                        .weather()
                        .calm())
                .isEqualTo(Duration.ofSeconds(20));
        assertThat(StormArguments.parse().weather()).isEqualTo(Weather.ofMinutes(30));
    }

    @Test
    void onlyTheFaultsThatAreNamedBlow() {
        assertThat(StormArguments.parse("--faults", "STORE_KILLED").weather().faults())
                .containsExactly(FaultKind.STORE_KILLED);
        assertThat(StormArguments.parse().weather().faults()).containsExactly(FaultKind.values());
    }

    @Test
    void nonsenseIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StormArguments.parse("--faults", "RAIN"))
                .withMessageContaining("WORKER_FROZEN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StormArguments.parse("--hours", "1"))
                .withMessageContaining("--hours");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StormArguments.parse("--seed"))
                .withMessageContaining("--seed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StormArguments.parse("--minutes", "many"))
                .withMessageContaining("many");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StormArguments.parse("--runs", "0"))
                .withMessageContaining("--runs");
    }
}
