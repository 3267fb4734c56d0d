package dev.aisha.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotEnvTest {
    @TempDir
    Path folder;

    @Test
    void namesAndValuesAreRead() throws IOException {
        var variables = read("""
                # a comment

                PLAIN=value
                export EXPORTED=yes
                SPACED = around
                QUOTED="with # and spaces"
                SINGLE='it is $so' # a comment
                COMMENTED=value # a comment
                HASH=a#b
                EQUALS=a=b=
                EMPTY=
                """);

        assertThat(variables)
                .containsExactly(
                        Map.entry("PLAIN", "value"),
                        Map.entry("EXPORTED", "yes"),
                        Map.entry("SPACED", "around"),
                        Map.entry("QUOTED", "with # and spaces"),
                        Map.entry("SINGLE", "it is $so"),
                        Map.entry("COMMENTED", "value"),
                        Map.entry("HASH", "a#b"),
                        Map.entry("EQUALS", "a=b="),
                        Map.entry("EMPTY", ""));
    }

    @Test
    void aMissingFileHasNoVariables() {
        assertThat(DotEnv.read(folder.resolve(".env"))).isEmpty();
    }

    @Test
    void aMalformedLineIsNamedByItsNumberAndNotRepeated() {
        assertThatThrownBy(() -> read("A=1\nsecret-token\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2 of .env")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theEnvironmentWinsAndAnEmptyValueIsNone() throws IOException {
        var file = Files.writeString(
                folder.resolve(".env"), "BOT_MODE=polling\nLOG_FORMAT=\nLOG_LEVEL=DEBUG\nOPENAI_API_KEY=key\n");

        var settings = Settings.read(file, Map.of("BOT_MODE", "webhook", "OPENAI_API_KEY", ""));

        assertThat(settings.variables()).isEqualTo(Map.of("BOT_MODE", "webhook", "LOG_LEVEL", "DEBUG"));
    }

    private Map<String, String> read(String text) throws IOException {
        return DotEnv.read(Files.writeString(folder.resolve(".env"), text));
    }
}
