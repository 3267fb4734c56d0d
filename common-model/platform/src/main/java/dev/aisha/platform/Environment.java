package dev.aisha.platform;

import dev.aisha.platform.check.CheckPeers;
import dev.aisha.platform.check.Finding;
import io.quarkus.runtime.Quarkus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environment variables that a service reads. They are checked before Quarkus starts, so that ops read one line
 * for each variable that is missing or malformed instead of a stack trace. A value is never printed: it may be secret.
 */
public final class Environment {
    /** What every service reads besides its own. */
    private static final List<Variable> COMMON = List.of(
            Variable.optional("HTTP_PORT", "a port, 1 to 65535", EnvironmentFormats::isPort),
            Variable.optional("LOG_FORMAT", "text or json", EnvironmentFormats.oneOf("text", "json")),
            Variable.optional(
                    "LOG_LEVEL",
                    "one of TRACE, DEBUG, INFO, WARN, ERROR",
                    EnvironmentFormats.oneOf("TRACE", "DEBUG", "INFO", "WARN", "ERROR")),
            Variable.optional(
                    "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318", EnvironmentFormats.isUrl("http", "https")),
            Variable.optional(
                    "INSTANCE_ID",
                    "up to 64 letters, digits, dots, dashes or underscores",
                    EnvironmentFormats.matches("[A-Za-z0-9._-]{1,64}")));

    private static final String CHECK = "--check";

    private Environment() {}

    /**
     * Checks the environment of this process, then runs the service until it is told to stop. Exits with status 1
     * where a variable is missing or malformed. With {@code --check} it asks each peer whether it is there and knows the
     * service instead, says so, and exits with 0 where all do, else with 1.
     *
     * @param service name for people, for example {@code billing-service}
     * @param variables what this service reads besides port, logs and instance id
     */
    public static void run(String service, List<Variable> variables, String... args) {
        List<String> problems = problems(variables, System.getenv());
        if (!problems.isEmpty()) {
            problems.forEach(problem -> System.err.println(service + " cannot start: " + problem));
            System.exit(1);
        }
        if (List.of(args).contains(CHECK)) {
            System.exit(check(variables) ? 0 : 1);
        }
        Quarkus.run(args);
    }

    private static boolean check(List<Variable> variables) {
        Set<String> names = variables.stream().map(Variable::name).collect(Collectors.toSet());
        List<Finding> findings = CheckPeers.check(names, System.getenv());
        findings.forEach(System.out::println);
        return findings.stream().allMatch(Finding::good);
    }

    /** One sentence for each variable that is missing or malformed; empty when the service can start. */
    public static List<String> problems(List<Variable> variables, Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        Stream.concat(variables.stream(), COMMON.stream())
                .forEach(variable -> variable.problem(environment).ifPresent(problems::add));
        return problems;
    }

    /**
     * One variable.
     *
     * @param required when it must be there, judged by the other variables
     * @param looksLike what a good value looks like, for people
     * @param format whether a value is well-formed
     */
    public record Variable(String name, Condition required, String looksLike, Format format) {

        /** A variable that the service cannot do without. */
        public static Variable required(String name, String looksLike, Format format) {
            return new Variable(name, environment -> true, looksLike, format);
        }

        /** A variable with a default. */
        public static Variable optional(String name, String looksLike, Format format) {
            return new Variable(name, environment -> false, looksLike, format);
        }

        /** A variable that is needed only where another one has a certain value. */
        public static Variable requiredWhen(
                String other, String otherValue, String name, String looksLike, Format format) {
            return new Variable(name, environment -> otherValue.equals(environment.get(other)), looksLike, format);
        }

        /** What is wrong with it, or empty. An empty value counts as missing, as compose files write it. */
        public Optional<String> problem(Map<String, String> environment) {
            String value = environment.getOrDefault(name, "");
            if (value.isEmpty()) {
                return required.holds(environment)
                        ? Optional.of(name + " is missing; it should look like " + looksLike)
                        : Optional.empty();
            }
            return format.accepts(value)
                    ? Optional.empty()
                    : Optional.of(name + " is malformed; it should look like " + looksLike);
        }
    }

    /** Judges whether a variable is needed. */
    @FunctionalInterface
    public interface Condition {
        boolean holds(Map<String, String> environment);
    }

    /** Judges a value. */
    @FunctionalInterface
    public interface Format {
        boolean accepts(String value);
    }
}
