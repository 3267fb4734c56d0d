package dev.aisha.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * One child process: started with an environment of its own, its output in a file, its pid in another, and in a
 * session of its own, so that Ctrl-C in the terminal reaches the parent alone and the parent decides the order in
 * which its children end.
 */
public final class ChildProcess {
    private static final Duration KILLED_WITHIN = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int TAIL_LINES = 25;
    private static final boolean SETSID = Files.isExecutable(Path.of("/usr/bin/setsid"));

    /**
     * What to start.
     *
     * @param name what people call it, for messages
     * @param program the program and its arguments
     * @param environment the whole environment of the child: nothing is inherited
     * @param folder its working directory, which is made if it is missing; its path must stand in the arguments or in
     *     {@code mark}, so that a process that was left behind is known again
     * @param mark a text that stands in the arguments of this process and of no other
     * @param log the file that its output is appended to
     * @param pidFile where its pid is kept while it runs
     */
    public record Command(
            String name,
            List<String> program,
            Map<String, String> environment,
            Path folder,
            String mark,
            Path log,
            Path pidFile) {
        public Command {
            program = List.copyOf(program);
            environment = Map.copyOf(environment);
        }
    }

    private final Command command;
    private final PidFile pidFile;
    private final Process process;

    private ChildProcess(Command command, PidFile pidFile, Process process) {
        this.command = command;
        this.pidFile = pidFile;
        this.process = process;
    }

    /** Ends what an earlier parent left under the same pid file, and starts the command. */
    public static ChildProcess start(Command command) {
        var pidFile = new PidFile(command.pidFile());
        pidFile.endLeftBehind();
        var arguments = new ArrayList<String>();
        if (SETSID) {
            arguments.add("/usr/bin/setsid");
        }
        arguments.addAll(command.program());
        var builder = new ProcessBuilder(arguments)
                .directory(command.folder().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        try {
            Files.createDirectories(command.folder());
            var process = builder.start();
            pidFile.write(process.pid(), command.mark());
            return new ChildProcess(command, pidFile, process);
        } catch (IOException e) {
            throw new UncheckedIOException(command.name() + " cannot be started", e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The exit code of a process that has ended; 128 + the signal's number where a signal ended it. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Waits until the process has ended by itself; false where it still runs after {@code limit}. */
    public boolean awaitEnd(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.name() + " was ending", e);
        }
    }

    /**
     * Asks {@code ready} again and again until it says so.
     *
     * @throws IllegalStateException with the tail of the log where the process ends first or is not ready within
     *     {@code limit}
     */
    public void awaitReady(Duration limit, BooleanSupplier ready) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        command.name() + " ended with exit code " + process.exitValue() + "; " + logTail());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        command.name() + " was not ready within " + limit.toSeconds() + " s; " + logTail());
            }
            awaitEnd(POLL);
        }
    }

    /** Sends a signal by its name without SIG ({@code INT}, {@code STOP}, …); does nothing where the process has ended. */
    public void signal(String name) {
        if (process.isAlive()) {
            Signals.send(name, process.pid());
        }
    }

    /** SIGSTOP: keeps its memory, connections and port, and does nothing until {@link #wake()}. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT after a {@link #freeze()}. */
    public void wake() {
        signal("CONT");
    }

    /** Kills it and its children (SIGKILL) and waits until they are gone. */
    public void kill() {
        Signals.killTree(process.toHandle(), KILLED_WITHIN);
        pidFile.delete();
    }

    /** Sends {@code signal}, waits until the process has ended, and kills it where that takes longer than {@code limit}. */
    public void stop(String signal, Duration limit) {
        signal(signal);
        wake();
        awaitEnd(limit);
        kill();
    }

    /** The last lines of its output, for a message. */
    public String logTail() {
        try (Stream<String> lines = Files.lines(command.log(), StandardCharsets.ISO_8859_1)) {
            var all = lines.toList();
            var tail = all.subList(Math.max(0, all.size() - TAIL_LINES), all.size());
            return "the end of " + command.log() + ":\n" + String.join("\n", tail);
        } catch (IOException | UncheckedIOException e) {
            return "its log " + command.log() + " cannot be read";
        }
    }
}
