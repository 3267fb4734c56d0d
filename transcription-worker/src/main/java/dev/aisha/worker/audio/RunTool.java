package dev.aisha.worker.audio;

import dev.aisha.worker.pace.Alongside;
import dev.aisha.worker.pace.JobFailed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.bramp.ffmpeg.builder.FFmpegBuilder;
import net.bramp.ffmpeg.builder.FFprobeBuilder;

/**
 * Runs ffmpeg or ffprobe: without our environment (it holds secrets), with a cap on wall time, output handed on line by
 * line and never gathered, killed with its descendants when it takes too long or the job's work is cancelled.
 */
@Singleton
final class RunTool {
    /** Lines are cut here; tags in a hostile file may be megabytes long. */
    private static final int LONGEST_LINE = 8 * 1024;

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(30);

    /** From the last byte of its output to its end. */
    private static final Duration TO_END = Duration.ofSeconds(10);

    /** A tenth of a core where others want all of them, and all of it where nobody does. */
    private static final List<String> POLITELY = Stream.of("/usr/bin/nice", "/bin/nice")
            .filter(program -> Files.isExecutable(Path.of(program)))
            .findFirst()
            .map(program -> List.of(program, "-n", "10"))
            .orElse(List.of());

    private final AudioTools tools;
    private final List<String> before;
    private final Map<String, String> environment;

    @Inject
    RunTool(AudioTools tools) {
        this(tools, List.of());
    }

    private RunTool(AudioTools tools, List<String> before) {
        this.tools = tools;
        this.before = before;
        environment = tools.libraries().isEmpty()
                ? Map.of("AV_LOG_FORCE_NOCOLOR", "1")
                : Map.of("AV_LOG_FORCE_NOCOLOR", "1", "LD_LIBRARY_PATH", tools.libraries());
    }

    /** Runs what gives way to whatever somebody waits for by the second, where this system can have it so. */
    RunTool politely() {
        return new RunTool(tools, POLITELY);
    }

    /** Runs ffmpeg to its end; what it prints goes to {@code line}, standard error included. */
    ToolRun ffmpeg(FFmpegBuilder arguments, Duration limit, Consumer<String> line) throws InterruptedException {
        return run(tools.ffmpeg(), arguments.build(), limit, line);
    }

    /**
     * Runs ffmpeg to its end; its standard output goes to {@code output}, on a thread of its own, and what it says to
     * {@code line}. What ends {@code output} early ends ffmpeg too, and is thrown.
     */
    ToolRun ffmpeg(FFmpegBuilder arguments, Duration limit, Output output, Consumer<String> line)
            throws JobFailed, InterruptedException, IOException {
        Process process = start(command(tools.ffmpeg(), arguments.build()), false);
        Thread reader = Thread.ofVirtual().name("tool-says").start(() -> read(process.getErrorStream(), line));
        try (Alongside<Boolean> reading = Alongside.start("tool-output", () -> read(process, output))) {
            try {
                boolean ended = reading.awaitEnd(limit)
                        && reading.get()
                        && process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS);
                kill(process);
                reader.join();
                return new ToolRun(process.waitFor(), !ended);
            } finally {
                end(process); // or the thread that reads from it would be waited for
            }
        }
    }

    private static boolean read(Process process, Output output) throws JobFailed, InterruptedException, IOException {
        try (InputStream in = process.getInputStream()) {
            output.read(in);
        }
        return true;
    }

    /** Reads what a tool writes. */
    @FunctionalInterface
    interface Output {
        void read(InputStream output) throws JobFailed, InterruptedException, IOException;
    }

    /** Runs ffprobe to its end; what it prints goes to {@code line}, standard error included. */
    ToolRun ffprobe(FFprobeBuilder arguments, Consumer<String> line) throws InterruptedException {
        return run(tools.ffprobe(), arguments.build(), PROBE_LIMIT, line);
    }

    /** Whether both programs run here and ffmpeg has these encoders. */
    boolean worksWith(List<String> encoders) throws InterruptedException {
        StringBuilder listed = new StringBuilder();
        Consumer<String> gather = line -> listed.append(line).append('\n');
        return run(tools.ffmpeg(), List.of("-hide_banner", "-encoders"), PROBE_LIMIT, gather)
                        .ok()
                && run(tools.ffprobe(), List.of("-version"), PROBE_LIMIT, line -> {})
                        .ok()
                && encoders.stream().allMatch(encoder -> listed.indexOf(encoder) >= 0);
    }

    private ToolRun run(Path program, List<String> arguments, Duration limit, Consumer<String> line)
            throws InterruptedException {
        Process process = start(command(program, arguments), true);
        Thread reader = Thread.ofVirtual().name("tool-output").start(() -> read(process.getInputStream(), line));
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                kill(process);
            }
            reader.join();
            return new ToolRun(process.waitFor(), !ended);
        } finally {
            end(process);
        }
    }

    private List<String> command(Path program, List<String> arguments) {
        return Stream.of(before.stream(), Stream.of(program.toString()), arguments.stream())
                .flatMap(part -> part)
                .toList();
    }

    private Process start(List<String> command, boolean together) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(together);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(InputStream output, Consumer<String> line) {
        StringBuilder current = new StringBuilder();
        try (InputStream in = new BufferedInputStream(output)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    line.accept(current.toString());
                    current.setLength(0);
                } else if (current.length() < LONGEST_LINE) {
                    current.append((char) next);
                }
            }
        } catch (IOException killed) {
            // What it printed until then has been handed on.
        }
        if (!current.isEmpty()) {
            line.accept(current.toString());
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Kills it and waits until it is gone: until then it may still write into a folder that is about to be deleted. */
    private static void end(Process process) {
        kill(process);
        process.onExit()
                .completeOnTimeout(process, TO_END.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
