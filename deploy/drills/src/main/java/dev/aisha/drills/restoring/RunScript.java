package dev.aisha.drills.restoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a script or program to its end, with these variables beside those of this process. */
final class RunScript {
    private final Map<String, String> variables;

    RunScript(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * How it ended.
     *
     * @param output all that it has printed
     */
    record Ended(int code, String output) {}

    Ended run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            try (InputStream output = process.getInputStream()) {
                String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                return new Ended(process.waitFor(), text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.getFirst() + " ran", e);
        }
    }
}
