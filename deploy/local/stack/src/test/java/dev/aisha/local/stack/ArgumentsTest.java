package dev.aisha.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.local.stack.Arguments.Refused;
import dev.aisha.local.stack.Arguments.RunAll;
import dev.aisha.local.stack.Arguments.RunDemo;
import dev.aisha.local.stack.Arguments.RunInfra;
import dev.aisha.local.stack.Arguments.ShowUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void withoutArgumentsEverythingRuns() {
        assertThat(read("")).isEqualTo(new RunAll(false));
    }

    @Test
    void dataIsForgottenOnRequest() {
        assertThat(read("--fresh")).isEqualTo(new RunAll(true));
        assertThat(read("--fresh --only infra")).isEqualTo(new RunInfra(true));
        assertThat(read("--only infra --fresh")).isEqualTo(new RunInfra(true));
    }

    @Test
    void theInfrastructureRunsAlone() {
        assertThat(read("--only infra")).isEqualTo(new RunInfra(false));
    }

    @Test
    void theDemoTakesItsOwnNoteOrAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("note.ogg"), "audio");

        assertThat(read("--demo")).isEqualTo(new RunDemo(Optional.empty()));
        assertThat(read("--demo " + file)).isEqualTo(new RunDemo(Optional.of(file)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--all",
                "note.ogg",
                "--only",
                "--only worker",
                "--demo no-such-file.ogg",
                "--demo --fresh",
                "--fresh --demo",
                "--only infra --demo"
            })
    void whatMakesNoSenseIsRefusedWithAReason(String arguments) {
        assertThat(read(arguments))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isNotBlank());
    }

    @Test
    void helpIsShownWhateverElseIsThere() {
        assertThat(read("--help")).isEqualTo(new ShowUsage());
        assertThat(read("--fresh -h")).isEqualTo(new ShowUsage());
    }

    @Test
    void theUsageNamesEveryPort() {
        for (var part : Part.values()) {
            assertThat(Arguments.USAGE).contains(part.portVariable() + " (" + part.usualPort() + ")");
        }
    }

    private static Arguments.Wanted read(String line) {
        return Arguments.read(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)));
    }
}
