package dev.aisha.observability;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What alerts and dashboards ask Prometheus for. */
final class Expressions {
    static final Path FOLDER = KeptMetrics.ROOT.resolve("deploy/observability");

    private static final Pattern NO_METRIC = Pattern.compile(
            "\\{[^}]*}|\"[^\"]*\"|\\[[^]]*]|\\b(by|without|on|ignoring)\\s*\\([^)]*\\)|\\b(or|and|unless|bool)\\b");
    private static final Pattern NAME =
            Pattern.compile("(?<![a-zA-Z0-9_:.])[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\s*\\(|[a-zA-Z0-9_:])");

    private Expressions() {}

    /** The names of the metrics in an expression. */
    static Set<String> metricsOf(String expression) {
        String bare = NO_METRIC.matcher(expression).replaceAll(" ");
        return NAME.matcher(bare).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** All that the services show and that is kept of it, and what Prometheus adds. */
    static Set<String> known() {
        return Stream.concat(
                        Stream.of("up"),
                        Stream.of("bot-gateway", "billing-service", "transcription-worker")
                                .flatMap(service -> KeptMetrics.of(service).names().stream()))
                .collect(Collectors.toSet());
    }

    /** One alert. */
    record Alert(String name, String expression, JsonNode rule) {
        String annotation(String name) {
            return rule.path("annotations").path(name).asText();
        }
    }

    static List<Alert> alerts() {
        JsonNode file = read(new ObjectMapper(new YAMLFactory()), FOLDER.resolve("alerts.yml"));
        return file.path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .map(rule ->
                        new Alert(rule.path("alert").asText(), rule.path("expr").asText(), rule))
                .toList();
    }

    static List<Path> dashboards() {
        return filesIn(FOLDER.resolve("dashboards"));
    }

    static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return requireNonNull(mapper.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
