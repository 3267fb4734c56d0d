package dev.aisha.bench.billing;

import dev.aisha.local.stack.ProjectRoot;
import dev.aisha.local.stores.LocalPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The floor: PostgreSQL's own benchmark runs the service's own statements, the hold and its capture, as prepared ones.
 * What the service adds to that is HTTP, JSON, its checks and its logs.
 */
public final class Pgbench {
    private static final String STATEMENTS = "billing-service/src/main/resources/dev/aisha/billing/reservation/";
    private static final Pattern COMMENT = Pattern.compile("(?m)\\s*--.*$");
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]+)");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern COUNT = Pattern.compile("number of transactions actually processed: ([0-9]+)");

    /** What stands for the service's parameters; {@code telegramId} is a variable of the script, {@code r} a random id. */
    private static final Map<String, String> VALUES = Map.of(
            "id", "cast(lpad(to_hex(cast(:r as bigint)), 32, '0') as uuid)",
            "telegramId", ":telegramId",
            "username", "cast(null as text)",
            "firstName", "cast(null as text)",
            "seconds", "cast(200 as bigint)",
            "coins", "null",
            "day", "current_date",
            "price", "15.0",
            "now", "now()");

    private static final String INSERT = """
            \\set r random(1, 9223372036854775806)
            insert into inserted (id, received_at, body) values (:r, now(), repeat('x', 450));
            """;

    private final Path program;
    private final LocalPostgres postgres;
    private long pairs;

    private Pgbench(Path program, LocalPostgres postgres) {
        this.program = program;
        this.postgres = postgres;
    }

    /**
     * That of this machine.
     *
     * @throws IllegalStateException where there is none
     */
    public static Pgbench of(LocalPostgres postgres) {
        Path program = find().orElseThrow(
                        () -> new IllegalStateException(
                                "pgbench is needed for the floor and was not found: apt-get install postgresql, or put it on the PATH"));
        return new Pgbench(program, postgres);
    }

    /** On the PATH, or in Debian's folder of a version. */
    static Optional<Path> find() {
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(":")).map(Path::of);
        return Stream.concat(onPath, versions())
                .map(folder -> folder.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> versions() {
        Path all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return Stream.of();
        }
        try (Stream<Path> versions = Files.list(all)) {
            return versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")).toList().stream();
        } catch (IOException e) {
            return Stream.of();
        }
    }

    /**
     * Runs so many clients for a while.
     *
     * @param user an expression of pgbench's that chooses the user of a pair
     * @return pairs a second
     */
    double run(int clients, Duration time, String user) throws IOException, InterruptedException {
        return run(clients, time, "pairs.pgbench", script(user));
    }

    /**
     * Rows a second that so many clients insert into {@code inserted (id, received_at, body)}, each in a transaction of its
     * own, as large as an update.
     */
    public double inserts(int clients, Duration time) throws IOException, InterruptedException {
        return run(clients, time, "inserts.pgbench", INSERT);
    }

    private double run(int clients, Duration time, String name, String text) throws IOException, InterruptedException {
        Path script = Files.writeString(postgres.folder().resolve(name), text);
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--file=" + script,
                        "--client=" + clients,
                        "--jobs=2",
                        "--time=" + time.toSeconds(),
                        "--host=127.0.0.1",
                        "--port=" + postgres.port(),
                        "--username=" + LocalPostgres.USER,
                        LocalPostgres.DATABASE)
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", LocalPostgres.PASSWORD);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("pgbench failed:\n" + said);
        }
        pairs += Long.parseLong(found(COUNT, said));
        return Double.parseDouble(found(RATE, said));
    }

    /** Pairs of all rounds so far. */
    long pairs() {
        return pairs;
    }

    private static String found(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new IllegalStateException("pgbench did not say " + pattern + ":\n" + said);
        }
        return matcher.group(1);
    }

    /** What pgbench is to do; {@code user} is an expression of its own. */
    static String script(String user) throws IOException {
        return String.join(
                "\n",
                List.of(
                        "\\set r random(1, 9223372036854775806)",
                        "\\set telegramId " + user,
                        statement("hold-coins.sql"),
                        statement("capture-hold.sql"),
                        ""));
    }

    private static String statement(String file) throws IOException {
        String text = COMMENT.matcher(Files.readString(ProjectRoot.find().resolve(STATEMENTS + file)))
                .replaceAll("");
        return PARAMETER.matcher(text.strip()).replaceAll(found -> Matcher.quoteReplacement(VALUES.get(found.group(1))))
                + ";";
    }
}
