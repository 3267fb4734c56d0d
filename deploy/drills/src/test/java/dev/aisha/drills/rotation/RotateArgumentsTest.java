package dev.aisha.drills.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the command line may say. */
class RotateArgumentsTest {
    @Test
    void allOfItIsRead() {
        assertThat(RotateArguments.parse("openai", "--seed", "-7", "--logs", "logs"))
                .isEqualTo(new RotateArguments(List.of(Secret.OPENAI), -7, Optional.of(Path.of("logs"))));
    }

    @Test
    void withoutAWordAllAreRotated() {
        assertThat(RotateArguments.parse().secrets()).containsExactly(Secret.values());
        assertThat(RotateArguments.parse("all")).isEqualTo(RotateArguments.parse());
        assertThat(RotateArguments.parse("--seed", "3").secrets()).containsExactly(Secret.values());
    }

    @Test
    void nonsenseIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RotateArguments.parse("redis"))
                .withMessageContaining("redis");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RotateArguments.parse("all", "--often", "yes"))
                .withMessageContaining("--often");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RotateArguments.parse("--seed"))
                .withMessageContaining("--seed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RotateArguments.parse("--seed", "many"))
                .withMessageContaining("many");
    }
}
