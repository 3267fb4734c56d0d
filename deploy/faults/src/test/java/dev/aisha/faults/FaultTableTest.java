package dev.aisha.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.local.stack.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/faults.md names tests that are there. */
class FaultTableTest {
    private static final Pattern TEST = Pattern.compile("`(?<type>\\w+(?:IT|Test))(?:\\.(?<method>\\w+))?`");
    private static final List<String> MODULES =
            List.of("billing-service", "bot-gateway", "transcription-worker", "deploy/e2e");

    /** Those of a text that no module has. */
    private static List<String> missing(String text) {
        return TEST.matcher(text)
                .results()
                .filter(test -> !isThere(test.group(1), test.group(2) == null ? "" : test.group(2)))
                .map(test -> test.group())
                .toList();
    }

    private static boolean isThere(String type, String method) {
        return MODULES.stream()
                .flatMap(module -> sources(ProjectRoot.find().resolve(module).resolve("src/test/java"), type))
                .anyMatch(source -> method.isEmpty() || source.contains("void " + method + "("));
    }

    private static Stream<String> sources(Path folder, String type) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(type + ".java")).map(FaultTableTest::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        String table = Files.readString(ProjectRoot.find().resolve("docs/faults.md"));

        assertThat(TEST.matcher(table).results().count()).isGreaterThan(40);
        assertThat(missing(table)).isEmpty();
    }

    @Test
    void aTestThatIsNowhereIsSeen() {
        assertThat(missing("`DeliveryIT.telegramsWordToWaitIsObeyed` `DeliveryIT.noSuchTest` `NoSuchIT`"))
                .containsExactly("`DeliveryIT.noSuchTest`", "`NoSuchIT`");
    }
}
