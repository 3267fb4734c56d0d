package dev.aisha.local.stores;

import dev.aisha.local.process.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL 18 with one user and one database, both {@code aisha}; the user owns the database and nothing else. */
public final class LocalPostgres extends LocalStore {
    public static final String USER = "aisha";
    public static final String PASSWORD = "local-postgres-password";
    public static final String DATABASE = "aisha";

    private static final String MAKE_USER_AND_DATABASE = """
            CREATE ROLE %1$s LOGIN PASSWORD '%2$s';
            CREATE DATABASE %3$s OWNER %1$s;
            """.formatted(USER, PASSWORD, DATABASE);
    private static final String MAKE_SUPERUSER = "ALTER ROLE " + USER + " SUPERUSER;\n";
    /** Two services with pools of their own, several replicas of each, and tools beside them. */
    private static final int MAX_CONNECTIONS = 200;

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Path data = folder().resolve("data");
    private final List<String> settings;
    private final @Nullable Path programs;

    private LocalPostgres(@Nullable Path folder, int port, List<String> settings, @Nullable Path programs) {
        super("postgres", folder, port);
        this.settings = List.copyOf(settings);
        this.programs = programs;
    }

    /** On a free port, with data that goes at close. */
    public static LocalPostgres start() {
        return start(List.of());
    }

    /** As {@link #start()}, with settings ({@code name=value}) that stand over those for tests, such as {@code fsync=on}. */
    public static LocalPostgres start(List<String> settings) {
        return started(new LocalPostgres(null, 0, settings, null));
    }

    /** With data that is kept in {@code folder}; a port of 0 is a free one. */
    public static LocalPostgres start(Path folder, int port) {
        return started(new LocalPostgres(folder, port, List.of(), null));
    }

    /**
     * On a free port, with data that goes at close, from the programs in this folder, which may be of another version: {@code
     * postgres} and {@code initdb}. Its user may do everything, as the one of PostgreSQL's own image.
     */
    public static LocalPostgres startFrom(Path programs) {
        return started(new LocalPostgres(null, 0, List.of(), programs));
    }

    private static LocalPostgres started(LocalPostgres postgres) {
        postgres.startFirst();
        return postgres;
    }

    /** {@code postgresql://user:password@host:port/database}, as DATABASE_URL wants it. */
    public String url() {
        return url(port());
    }

    /** What {@link #url()} is of one on this port, running or not. */
    public static String url(int port) {
        return "postgresql://" + USER + ":" + PASSWORD + "@" + HOST + ":" + port + "/" + DATABASE;
    }

    /** For JDBC, with {@link #USER} and {@link #PASSWORD}. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + HOST + ":" + port() + "/" + DATABASE;
    }

    @Override
    Path data() {
        return data;
    }

    @Override
    void prepare() throws IOException {
        if (!Files.exists(data)) {
            makeData();
        }
        // The process named in it is dead by now (the pid file saw to that), its pid perhaps somebody else's.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    /** In a folder beside, so that one that was cut off half-way is not taken for data. */
    private void makeData() throws IOException {
        var part = folder().resolve("data.part");
        TemporaryFolder.delete(part);
        run(List.of(
                bin("initdb"),
                "--pgdata=" + part,
                "--username=postgres",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--auth=reject",
                "--no-sync",
                "--no-instructions"));
        Files.writeString(part.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        var statements = folder().resolve("make.sql");
        Files.writeString(statements, MAKE_USER_AND_DATABASE + (programs == null ? "" : MAKE_SUPERUSER));
        run(List.of(bin("postgres"), "--single", "-D", part.toString(), "-F", "postgres"), statements);
        Files.delete(statements);
        Files.move(part, data);
    }

    @Override
    List<String> program() throws IOException {
        var program = new ArrayList<String>(asAnotherThanRoot());
        program.addAll(List.of(bin("postgres"), "-D", data.toString()));
        var forTests = List.of(
                "listen_addresses=" + HOST,
                "port=" + port(),
                "unix_socket_directories=",
                "max_connections=" + MAX_CONNECTIONS,
                "shared_buffers=64MB",
                // Shared memory as files in the data folder: nothing stays in /dev/shm when it is killed.
                "dynamic_shared_memory_type=mmap",
                "fsync=off",
                "full_page_writes=off",
                "jit=off",
                "timezone=UTC");
        for (var setting : Stream.concat(forTests.stream(), settings.stream()).toList()) {
            program.add("-c");
            program.add(setting);
        }
        return program;
    }

    /** The server writes its state into the last line of its own pid file; that is what pg_ctl waits for, too. */
    @Override
    boolean isReady() {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    /** Fast shutdown; SIGTERM would wait for the clients to leave. */
    @Override
    String stopSignal() {
        return "INT";
    }

    /** A killed server leaves a small System V segment that only its next start would remove. */
    @Override
    void afterDeath() {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            var keyAndId = lines.get(6).strip();
            run(List.of("ipcrm", "-m", keyAndId.substring(keyAndId.lastIndexOf(' ') + 1)));
        } catch (IOException | UncheckedIOException | IllegalStateException | IndexOutOfBoundsException e) {
            // It ended in an orderly way, or there is no ipcrm here: the segment is 56 bytes.
            return;
        }
    }

    private String bin(String program) throws IOException {
        Path folder = programs == null ? Programs.postgres().resolve("bin") : programs;
        return folder.resolve(program).toString();
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own the same files belong to nobody. */
    private static List<String> asAnotherThanRoot() {
        return ROOT ? List.of("unshare", "--user") : List.of();
    }

    private void run(List<String> program) throws IOException {
        run(program, Path.of("/dev/null"));
    }

    private void run(List<String> program, Path input) throws IOException {
        var command = new ArrayList<String>(asAnotherThanRoot());
        command.addAll(program);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .start();
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(program.get(0) + " failed:\n" + text.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making the database", e);
        }
    }
}
