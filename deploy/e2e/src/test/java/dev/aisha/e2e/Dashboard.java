package dev.aisha.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dashboard of deploy/observability with what a Prometheus answers to it, drawn as a page: stats and lines on Grafana's grid
 * of 24 columns, enough to see whether it tells something. It is no Grafana.
 */
final class Dashboard {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("../observability/dashboards");
    private static final Duration SHOWN = Duration.ofMinutes(1);
    private static final Pattern LABEL = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    private final String title;
    private final ArrayNode panels = JSON.createArrayNode();

    private Dashboard(String title) {
        this.title = title;
    }

    /** Asks everything that the dashboard of this name asks, over the last minute. */
    static Dashboard ask(String name, Prometheus prometheus) {
        try {
            JsonNode model = JSON.readTree(FOLDER.resolve(name + ".json").toFile());
            Dashboard dashboard = new Dashboard(model.path("title").asText());
            model.path("panels").valueStream().forEach(panel -> dashboard.panels.add(answered(panel, prometheus)));
            return dashboard;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode answered(JsonNode panel, Prometheus prometheus) {
        ObjectNode drawn = JSON.createObjectNode()
                .put("title", panel.path("title").asText())
                .put("type", panel.path("type").asText())
                .put(
                        "unit",
                        panel.path("fieldConfig").path("defaults").path("unit").asText());
        drawn.set("place", panel.path("gridPos"));
        ArrayNode lines = drawn.putArray("lines");
        panel.path("targets").valueStream().forEach(target -> {
            String expression = target.path("expr").asText().replace("$__rate_interval", "15s");
            for (JsonNode series : prometheus.series(expression, SHOWN)) {
                ObjectNode line = lines.addObject();
                line.put("name", named(target.path("legendFormat").asText(), series.path("metric")));
                line.set("points", series.path("values"));
            }
        });
        return drawn;
    }

    private static String named(String legend, JsonNode labels) {
        return LABEL.matcher(legend)
                .replaceAll(label ->
                        Matcher.quoteReplacement(labels.path(label.group(1)).asText()));
    }

    /** Titles of the panels to which nothing was answered. */
    List<String> empty() {
        return panels.valueStream()
                .filter(panel -> panel.path("lines").isEmpty())
                .map(panel -> panel.path("title").asText())
                .toList();
    }

    /** Writes the page. */
    void write(Path page) {
        try (InputStream template = Objects.requireNonNull(Dashboard.class.getResourceAsStream("dashboard.html"))) {
            ObjectNode content = JSON.createObjectNode().put("title", title);
            content.set("panels", panels);
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            String safe = JSON.writeValueAsString(content).replace("<", "\\u003c");
            Files.createDirectories(page.getParent());
            Files.writeString(page, text.replace("CONTENT", safe));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
