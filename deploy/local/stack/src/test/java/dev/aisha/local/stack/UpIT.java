package dev.aisha.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.local.speech.demo.DemoNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user runs it, from the packaged jars, with the real recogniser that needs no download. */
class UpIT {
    @TempDir
    Path temporary;

    @TempDir
    Path outputs;

    @Test
    void theDemoShowsTheWordsThatWereSpokenAndLeavesNothing() throws Exception {
        var up = up("--demo");

        assertThat(up.process().waitFor(4, TimeUnit.MINUTES)).isTrue();
        var said = up.said();
        assertThat(up.process().exitValue()).as(said).isZero();
        assertThat(said).contains("sends", "⏳", "edits");
        assertThat(said.strip()).endsWith("The transcript:\n" + DemoNote.text());
        assertThat(leftProcesses()).isEmpty();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void whatMakesNoSenseIsRefusedWithTheUsage() throws Exception {
        var up = up("--everything");

        assertThat(up.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(up.process().exitValue()).isEqualTo(2);
        assertThat(up.said()).contains("unknown argument --everything", "usage:");
    }

    private record Running(Process process, Path output) {
        String said() throws IOException {
            return Files.readString(output, StandardCharsets.UTF_8);
        }
    }

    private Running up(String... arguments) throws IOException {
        var output = outputs.resolve("output.txt");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:-UsePerfData",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Djava.io.tmpdir=" + temporary,
                "-Daisha.root=" + ProjectRoot.find(),
                "-cp",
                System.getProperty("java.class.path"),
                Up.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // Whatever the developer has in the environment or in .env.
        builder.environment().putAll(Map.of("OPENAI_API_KEY", "", "WHISPER_MODEL", "none"));
        return new Running(builder.start(), output);
    }

    /** Command lines of processes that were started for this test: all of them name its folder. */
    private List<String> leftProcesses() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(temporary.toString()))
                .toList();
    }
}
