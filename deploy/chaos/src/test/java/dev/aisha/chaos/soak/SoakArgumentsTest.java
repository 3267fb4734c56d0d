package dev.aisha.chaos.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the command line may say. */
class SoakArgumentsTest {
    @Test
    void allOfItIsRead() {
        assertThat(SoakArguments.parse("--notes", "60", "--seed", "-7", "--logs", "logs"))
                .isEqualTo(new SoakArguments(60, -7, Optional.of(Path.of("logs"))));
        assertThat(SoakArguments.parse()).isEqualTo(new SoakArguments(2000, 1, Optional.empty()));
    }

    @Test
    void nonsenseIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SoakArguments.parse("--hours", "24"))
                .withMessageContaining("--hours");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SoakArguments.parse("--seed"))
                .withMessageContaining("--seed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SoakArguments.parse("--notes", "3"))
                .withMessageContaining("--notes");
    }
}
