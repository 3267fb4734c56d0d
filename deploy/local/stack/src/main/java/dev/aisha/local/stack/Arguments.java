package dev.aisha.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * The command line of {@code deploy/local/up}. The script also runs this file as it stands, before anything is built
 * ({@code java Arguments.java …}), so that a slip of the pen is not answered after minutes of building: it uses nothing
 * outside the JDK and this file.
 */
public final class Arguments {
    static final String USAGE = """
            Aisha on this machine: PostgreSQL, Redis, an S3 store and the three services, and, unless TELEGRAM_BOT_TOKEN
            and OPENAI_API_KEY are in the environment or in .env, a local Telegram and a local speech server.

            usage: deploy/local/up                       build what is stale and run everything until Ctrl-C
                   deploy/local/up --demo [AUDIO-FILE]   send one voice note, show what the bot answers, and end
                   deploy/local/up --only infra          everything but the services, and the variables that they need
                   deploy/local/up --fresh               forget the data of earlier runs first
                   deploy/local/up --help                this text

            Ports are changed by LOCAL_GATEWAY_PORT (8000), LOCAL_BILLING_PORT (8010), LOCAL_WORKER_PORT (8020),
            LOCAL_TELEGRAM_PORT (8081), LOCAL_SPEECH_PORT (8082), LOCAL_SIGHT_PORT (8083), LOCAL_POSTGRES_PORT (15432),
            LOCAL_REDIS_PORT (16379) and LOCAL_S3_PORT (19000). Data and logs are kept in deploy/local/data.
            """;

    /** Exit status of {@link #main} where the usage was asked for and printed. */
    private static final int HELPED = 3;

    private static final int REFUSED = 2;

    private Arguments() {}

    /** What is wanted. */
    public sealed interface Wanted {}

    /** Everything, until it is stopped. */
    public record RunAll(boolean fresh) implements Wanted {}

    /** Everything but the services, until it is stopped. */
    public record RunInfra(boolean fresh) implements Wanted {}

    /** One note through everything; without a file, the one that comes along. */
    public record RunDemo(Optional<Path> audio) implements Wanted {}

    /** The usage. */
    public record ShowUsage() implements Wanted {}

    /** Nothing: the arguments make no sense, for a reason that is said in a sentence. */
    public record Refused(String reason) implements Wanted {}

    /** Reads the arguments. */
    public static Wanted read(List<String> arguments) {
        var rest = new ArrayDeque<>(arguments);
        var fresh = false;
        Optional<Wanted> only = Optional.empty();
        while (!rest.isEmpty()) {
            var argument = rest.remove();
            switch (argument) {
                case "--help", "-h" -> {
                    return new ShowUsage();
                }
                case "--fresh" -> fresh = true;
                case "--only" -> {
                    if (!"infra".equals(rest.poll())) {
                        return new Refused("--only is followed by infra");
                    }
                    only = Optional.of(new RunInfra(false));
                }
                case "--demo" -> {
                    return readDemo(rest, fresh || only.isPresent());
                }
                default -> {
                    return new Refused("unknown argument " + argument);
                }
            }
        }
        return only.isPresent() ? new RunInfra(fresh) : new RunAll(fresh);
    }

    private static Wanted readDemo(ArrayDeque<String> rest, boolean more) {
        var file = Optional.ofNullable(rest.poll()).map(Path::of);
        if (more
                || !rest.isEmpty()
                || file.filter(path -> path.toString().startsWith("--")).isPresent()) {
            return new Refused("--demo stands alone, or with one audio file: it always starts anew");
        }
        if (file.isPresent() && !Files.isReadable(file.get())) {
            return new Refused("there is no file " + file.get());
        }
        return new RunDemo(file);
    }

    /** Ends with 0 where the arguments make sense, with 3 after the usage, with 2 after a refusal. */
    public static void main(String[] arguments) {
        var wanted = read(List.of(arguments));
        if (wanted instanceof ShowUsage) {
            System.out.print(USAGE);
            System.exit(HELPED);
        }
        if (wanted instanceof Refused refused) {
            System.err.println(refusal(refused));
            System.exit(REFUSED);
        }
    }

    static String refusal(Refused refused) {
        return "deploy/local/up: " + refused.reason() + "\n\n" + USAGE;
    }
}
