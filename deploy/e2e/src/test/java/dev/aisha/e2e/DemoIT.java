package dev.aisha.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.aisha.local.speech.demo.DemoNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy/local/up --demo} runs, with a real recogniser that needs no download. */
class DemoIT {
    private static final Path ROOT = Path.of(System.getProperty("aisha.root"));
    private static final long LONGEST_DEMO_MINUTES = 5;

    @TempDir
    private Path temporary;

    @Test
    void theDemoPrintsWhatTheBotDoesAndTheWordsThatWereSpokenAndLeavesNothing() throws Exception {
        assumeThat(hasOwnKey())
                .as(".env names a real speech service, which would be asked")
                .isFalse();
        Path output = temporary.resolve("output");

        Process demo = demo(output).start();
        boolean ended = demo.waitFor(LONGEST_DEMO_MINUTES, TimeUnit.MINUTES);
        List<ProcessHandle> children = demo.descendants().toList();
        demo.destroyForcibly();

        String said = Files.readString(output);
        assertThat(ended).as(said).isTrue();
        assertThat(demo.exitValue()).as(said).isZero();
        assertThat(said).contains("⏳").contains("sends").contains("edits");
        assertThat(words(said.substring(said.indexOf("The transcript:")))).containsSubsequence(DemoNote.words());
        assertThat(children).isEmpty();
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).containsExactly(output);
        }
    }

    private ProcessBuilder demo(Path output) throws IOException {
        Path stack = ROOT.resolve("deploy/local/stack/target");
        String classPath = stack.resolve("local-stack-1.0.0-SNAPSHOT.jar")
                + ":"
                + Files.readString(stack.resolve("class-path")).strip();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary,
                "-Daisha.root=" + ROOT,
                "-cp",
                classPath,
                "dev.aisha.local.stack.Up",
                "--demo");
        builder.environment().put("WHISPER_MODEL", "none");
        builder.environment().keySet().removeAll(List.of("OPENAI_API_KEY", "TELEGRAM_BOT_TOKEN"));
        return builder.redirectErrorStream(true).redirectOutput(output.toFile());
    }

    private static boolean hasOwnKey() throws IOException {
        Path dotEnv = ROOT.resolve(".env");
        return Files.exists(dotEnv)
                && Files.readString(dotEnv, StandardCharsets.UTF_8)
                        .lines()
                        .anyMatch(line -> line.matches("\\s*(export\\s+)?OPENAI_API_KEY\\s*=\\s*\\S+.*"));
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^a-z]+"));
    }
}
