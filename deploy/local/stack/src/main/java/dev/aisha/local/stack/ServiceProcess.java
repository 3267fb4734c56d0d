package dev.aisha.local.stack;

import dev.aisha.local.process.AtExit;
import dev.aisha.local.process.ChildProcess;
import dev.aisha.local.process.FreePort;
import dev.aisha.local.process.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One packaged service as a process of its own: {@code java -jar MODULE/target/quarkus-app/quarkus-run.jar} with the
 * given variables and nothing else of this process' environment but {@code PATH}, {@code HOME} and the like.
 *
 * <pre>{@code
 * try (var worker = ServiceProcess.start(Service.WORKER, "worker-1", environment, 0, folder)) {
 *     worker.awaitReady();
 *     worker.kill9();
 *     worker.startAgain();
 * }
 * }</pre>
 */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);
    private static final List<String> KEPT =
            List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "JAVA_HOME", "XDG_CACHE_HOME");
    /** What the JVM is given where nothing else is said: a quick start and little memory matter more than speed here. */
    public static final List<String> QUICK =
            List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

    private final String name;
    private final List<String> program;
    private final Path where;
    private final int port;
    private final Path folder;
    private final Health health;
    private Map<String, String> environment;
    private @Nullable ChildProcess process;
    private boolean closed;

    private ServiceProcess(
            String name, List<String> program, Path where, Map<String, String> environment, int port, Path folder) {
        this.name = name;
        this.program = List.copyOf(program);
        this.where = where;
        this.environment = Map.copyOf(environment);
        this.port = FreePort.orAny(port);
        this.folder = folder.toAbsolutePath().normalize();
        this.health = new Health(this.port);
    }

    /** What the images give the JVM, for whoever measures a service as it is shipped. */
    public static List<String> asShipped() {
        return List.of("@" + ProjectRoot.find().resolve("deploy/images/java-options"));
    }

    /**
     * Starts a service and returns at once; see {@link #awaitReady()}.
     *
     * @param name of this replica; its log is {@code folder/name.log}
     * @param environment the variables of the contract; {@code HTTP_PORT} is set here
     * @param port for HTTP; 0 is a free one
     * @param folder for its log, its pid and its temporary files
     */
    public static ServiceProcess start(
            Service service, String name, Map<String, String> environment, int port, Path folder) {
        return start(service, name, QUICK, environment, port, folder);
    }

    /** As {@link #start(Service, String, Map, int, Path)}, with other options of the JVM than {@link #QUICK}. */
    public static ServiceProcess start(
            Service service,
            String name,
            List<String> jvmOptions,
            Map<String, String> environment,
            int port,
            Path folder) {
        var temporary = temporary(folder, name);
        // Not in the project's root: Quarkus would read the .env there.
        return start(name, java(service, jvmOptions, temporary), temporary, environment, port, folder);
    }

    /**
     * Starts a service by another program than Java itself, such as the entrypoint of its image.
     *
     * @param program its arguments, or those of what it becomes, name {@link #temporary(Path, String)}
     * @param where the folder that it starts in
     */
    public static ServiceProcess start(
            String name, List<String> program, Path where, Map<String, String> environment, int port, Path folder) {
        var started = new ServiceProcess(name, program, where, environment, port, folder);
        AtExit.close(started);
        try {
            started.startAgain();
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
        return started;
    }

    /** Starts it again after its end, with the same variables, port and log file; returns at once. */
    public synchronized void startAgain() {
        if (closed || (process != null && process.isAlive())) {
            throw new IllegalStateException(name + " is " + (closed ? "closed" : "running"));
        }
        process = launch();
    }

    /** Gives it these variables, beside or instead of those that it has, from its next start on. */
    public synchronized void give(Map<String, String> variables) {
        var changed = new HashMap<>(environment);
        changed.putAll(variables);
        environment = Map.copyOf(changed);
    }

    private ChildProcess launch() {
        var temporary = temporary(folder, name);
        try {
            Files.createDirectories(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ChildProcess.start(new ChildProcess.Command(
                name,
                program,
                wholeEnvironment(temporary),
                where,
                temporary.toString(),
                log(),
                folder.resolve(name + TemporaryFolder.PID_SUFFIX)));
    }

    private static List<String> java(Service service, List<String> jvmOptions, Path temporary) {
        var jar = service.jar(ProjectRoot.find());
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    jar + " is missing: build it with ./mvnw package -pl " + service.module() + " -am");
        }
        var program = new ArrayList<String>();
        program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        program.addAll(jvmOptions);
        program.add("-Djava.io.tmpdir=" + temporary);
        program.add("-jar");
        program.add(jar.toString());
        return program;
    }

    /** Where a replica of this name has its temporary files, with its log in {@code folder}. */
    public static Path temporary(Path folder, String name) {
        return folder.toAbsolutePath().normalize().resolve(name + ".tmp");
    }

    private Map<String, String> wholeEnvironment(Path temporary) {
        var whole = new TreeMap<String, String>();
        for (var variable : KEPT) {
            var value = System.getenv(variable);
            if (value != null) {
                whole.put(variable, value);
            }
        }
        whole.put("TMPDIR", temporary.toString());
        whole.putAll(environment);
        whole.put("HTTP_PORT", Integer.toString(port));
        return whole;
    }

    /**
     * Waits until {@code /q/health/ready} says that it is.
     *
     * @throws IllegalStateException with the tail of its log where it ends first or takes longer than {@code limit}
     */
    public void awaitReady(Duration limit) {
        process().awaitReady(limit, health::isReady);
    }

    /** As {@link #awaitReady(Duration)}, for up to two minutes. */
    public void awaitReady() {
        awaitReady(READY_WITHIN);
    }

    /** Whether {@code /q/health/ready} answers 200 at this moment. */
    public boolean isReady() {
        return health.isReady();
    }

    public int port() {
        return port;
    }

    /** {@code http://127.0.0.1:PORT}. */
    public String url() {
        return health.url();
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process().pid();
    }

    /** The file that all its output goes to. */
    public Path log() {
        return folder.resolve(name + ".log");
    }

    /** All that it has said so far, over all its starts. */
    public String logText() {
        try {
            return Files.exists(log()) ? Files.readString(log(), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of its log, for a message. */
    public String logTail() {
        return process().logTail();
    }

    public boolean isAlive() {
        return process().isAlive();
    }

    /** Waits until it has ended by itself; false where it still runs after {@code limit}. */
    public boolean awaitEnd(Duration limit) {
        return process().awaitEnd(limit);
    }

    /** The exit code of a service that has ended; 128 + the signal's number where a signal ended it. */
    public int exitCode() {
        return process().exitCode();
    }

    /** Ends it and its children as {@code kill -9} does. */
    public void kill9() {
        process().kill();
    }

    /** SIGSTOP: it keeps its connections, its leases and its port, and does nothing until {@link #wake()}. */
    public void freeze() {
        process().freeze();
    }

    /** SIGCONT after a {@link #freeze()}. */
    public void wake() {
        process().wake();
    }

    /** SIGTERM, and half a minute for what is under way; then it is killed. */
    public void stop() {
        process().stop("TERM", STOPPED_WITHIN);
    }

    /** Stops it and deletes its temporary files; the log stays. */
    @Override
    public void close() {
        @Nullable ChildProcess running;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            running = process;
        }
        if (running != null) {
            running.stop("TERM", STOPPED_WITHIN);
        }
        TemporaryFolder.delete(temporary(folder, name));
        AtExit.closed(this);
    }

    private synchronized ChildProcess process() {
        return Objects.requireNonNull(process, "started before anybody can see it");
    }
}
