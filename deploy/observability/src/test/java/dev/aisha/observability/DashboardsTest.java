package dev.aisha.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {
    private static final int MOST_PANELS = 12;

    static List<Path> dashboards() {
        return Expressions.dashboards();
    }

    private static JsonNode read(Path dashboard) {
        return Expressions.read(new ObjectMapper(), dashboard);
    }

    private static Stream<String> expressions(Path dashboard) {
        return read(dashboard)
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.path("expr").asText());
    }

    @Test
    void thereIsOneForEachWhoLooks() {
        assertThat(dashboards())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("experience.json", "money.json", "operations.json");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void itAsksForWhatIsShown(Path dashboard) {
        assertThat(expressions(dashboard))
                .isNotEmpty()
                .allSatisfy(expression -> assertThat(Expressions.metricsOf(expression))
                        .isNotEmpty()
                        .isSubsetOf(Expressions.known()));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void itFitsAScreenAndAnyPrometheus(Path dashboard) {
        JsonNode read = read(dashboard);

        assertThat(read.path("schemaVersion").asInt()).isEqualTo(41);
        assertThat(read.path("templating").path("list").path(0).path("type").asText())
                .isEqualTo("datasource");
        assertThat(read.path("panels").size()).isBetween(1, MOST_PANELS);
        assertThat(read.path("panels").valueStream()).allSatisfy(panel -> {
            assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText())
                    .isNotBlank();
            assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void prometheusReadsEachExpression(Path dashboard, @TempDir Path folder) throws IOException {
        Optional<Promtool> promtool = Promtool.find();
        assumeThat(promtool.isPresent()).isTrue();
        String rules = expressions(dashboard)
                .map(expression -> "  - record: x\n    expr: '" + expression.replace("$__rate_interval", "5m") + "'\n")
                .distinct()
                .collect(Collectors.joining("", "groups:\n- name: panels\n  rules:\n", ""));
        Files.writeString(folder.resolve("rules.yml"), rules);

        assertThat(promtool.orElseThrow().run(folder, "", "check", "rules", "rules.yml"))
                .matches(Promtool.Verdict::passed);
    }
}
