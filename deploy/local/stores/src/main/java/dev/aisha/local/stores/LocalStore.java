package dev.aisha.local.stores;

import dev.aisha.local.process.AtExit;
import dev.aisha.local.process.ChildProcess;
import dev.aisha.local.process.FreePort;
import dev.aisha.local.process.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One store as a child process on 127.0.0.1. It runs from the moment it is made until {@link #close()}, which is also
 * called when this process ends; in between it can be killed, frozen and started again with its port and data.
 */
public abstract sealed class LocalStore implements AutoCloseable permits LocalPostgres, LocalRedis, LocalS3 {
    /** The address that every local store listens on. */
    public static final String HOST = "127.0.0.1";

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);
    private static final List<String> INHERITED = List.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL");

    private final String name;
    private final Path folder;
    private final boolean temporary;
    private final int port;
    private @Nullable ChildProcess process;
    private boolean closed;

    /** A folder of {@code null} is a temporary one, and a port of 0 a free one. */
    LocalStore(String name, @Nullable Path folder, int port) {
        this.name = name;
        this.temporary = folder == null;
        this.folder = folder == null
                ? TemporaryFolder.make()
                : folder.toAbsolutePath().normalize();
        this.port = FreePort.orAny(port);
    }

    public int port() {
        return port;
    }

    /** Where the data lies; the log of the process is {@link #log()}. */
    public Path folder() {
        return folder;
    }

    public Path log() {
        return folder.resolve(name + ".log");
    }

    /** Starts the process after {@link #kill()} or {@link #stop()}, on the same port and data, and waits until it serves. */
    public synchronized void startAgain() {
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
        if (process != null && process.isAlive()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            prepare();
            var started = ChildProcess.start(new ChildProcess.Command(
                    name, program(), environment(), folder, folder.toString(), log(), pidFile()));
            process = started;
            started.awaitReady(READY_WITHIN, this::isReady);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    /** Starts it for the first time; where that fails, nothing of it stays. */
    void startFirst() {
        AtExit.close(this);
        try {
            startAgain();
        } catch (RuntimeException e) {
            try {
                close();
            } catch (RuntimeException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
    }

    /** Kills it as {@code kill -9} does, children included. */
    public synchronized void kill() {
        if (process != null) {
            process.kill();
            afterDeath();
        }
    }

    /** Ends it in an orderly way. */
    public synchronized void stop() {
        if (process != null) {
            process.stop(stopSignal(), STOPPED_WITHIN);
            afterDeath();
        }
    }

    /** Keeps its connections and port and answers nothing until {@link #wake()}. */
    public synchronized void freeze() {
        if (process != null) {
            process.freeze();
        }
    }

    public synchronized void wake() {
        if (process != null) {
            process.wake();
        }
    }

    /**
     * Of the process that runs, for those who measure it.
     *
     * @throws IllegalStateException where it was never started
     */
    public synchronized long pid() {
        if (process == null) {
            throw new IllegalStateException(name + " does not run");
        }
        return process.pid();
    }

    /** Loses all that it keeps, as with its disk, and runs again on the same port, empty. */
    public synchronized void loseData() {
        kill();
        TemporaryFolder.delete(data());
        startAgain();
    }

    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Stops it; deletes the data where the folder was a temporary one. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (temporary && isRunning()) {
            kill();
        } else {
            stop();
        }
        if (temporary) {
            TemporaryFolder.delete(folder);
        }
        AtExit.closed(this);
    }

    /** The folder or file with all that it keeps. */
    abstract Path data();

    /** Makes what must be there before the process is started: data folder, configuration. Runs at every start. */
    abstract void prepare() throws IOException;

    /** The program and its arguments; {@link #folder()} stands in them. */
    abstract List<String> program() throws IOException;

    /** Whether it serves requests. */
    abstract boolean isReady();

    /** The signal that ends it without waiting for its clients. */
    String stopSignal() {
        return "TERM";
    }

    /** Removes what the dead process has left in the system. */
    void afterDeath() {}

    /** The few variables of this process that the child sees, and the store's own. */
    Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        for (var variable : INHERITED) {
            var value = System.getenv(variable);
            if (value != null) {
                environment.put(variable, value);
            }
        }
        return environment;
    }

    private Path pidFile() {
        return folder.resolve(name + TemporaryFolder.PID_SUFFIX);
    }
}
