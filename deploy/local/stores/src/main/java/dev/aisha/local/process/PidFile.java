package dev.aisha.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Pid of a child process and a mark that stands in its arguments. A pid alone is not enough: by the time somebody
 * reads it, it may belong to a stranger.
 */
final class PidFile {
    private static final Duration KILLED_WITHIN = Duration.ofSeconds(10);

    private final Path file;

    PidFile(Path file) {
        this.file = file;
    }

    void write(long pid, String mark) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, pid + "\n" + mark + "\n");
    }

    /** Kills the process that a parent which was itself killed has left running, if it is still that process. */
    void endLeftBehind() {
        leftBehind().ifPresent(process -> Signals.killTree(process, KILLED_WITHIN));
        delete();
    }

    private Optional<ProcessHandle> leftBehind() {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            return Optional.empty();
        }
        if (lines.size() < 2 || !lines.get(0).matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(process -> commandLine(process).contains(lines.get(1)));
    }

    /** {@code ProcessHandle.Info} cuts long command lines, so that the kernel's own list is read where there is one. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(
                            Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
