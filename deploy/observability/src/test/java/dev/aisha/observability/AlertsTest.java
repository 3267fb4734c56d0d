package dev.aisha.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.aisha.observability.Expressions.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertsTest {
    private static final Path RUNBOOKS = KeptMetrics.ROOT.resolve("deploy/runbooks");
    private static final List<String> SECTIONS = List.of(
            "## What it means", "## Who feels it", "## Look first", "## Do", "## Undo", "## When to wake somebody");

    static List<Alert> alerts() {
        return Expressions.alerts();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertAsksForWhatIsShown(Alert alert) {
        assertThat(Expressions.metricsOf(alert.expression())).isNotEmpty().isSubsetOf(Expressions.known());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertSaysHowBadItIsAndWhatToDo(Alert alert) throws IOException {
        assertThat(alert.rule().path("labels").path("severity").asText()).isIn("critical", "warning");
        assertThat(alert.annotation("summary")).isNotBlank();
        assertThat(alert.annotation("description")).isNotBlank();
        assertThat(alert.annotation("runbook_url")).matches("deploy/runbooks/[a-z-]+\\.md");
        assertThat(Files.readString(KeptMetrics.ROOT.resolve(alert.annotation("runbook_url"))))
                .contains(SECTIONS)
                .contains("`" + alert.name() + "`");
    }

    @Test
    void everyRunbookIsSomeAlerts() {
        List<Path> named = alerts().stream()
                .map(alert -> KeptMetrics.ROOT.resolve(alert.annotation("runbook_url")))
                .distinct()
                .toList();

        assertThat(Expressions.filesIn(RUNBOOKS)).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void everyAlertIsTestedToSpeakAndToBeQuiet() throws IOException {
        String tests = Files.readString(Expressions.FOLDER.resolve("alerts.test.yml"));

        assertThat(alerts())
                .extracting(Alert::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(tests).contains(name + " speaks\n", name + " is quiet\n"));
    }

    @Test
    void prometheusTakesTheRulesTheirTestsAndTheExample() {
        Optional<Promtool> found = Promtool.find();
        assumeThat(found.isPresent()).isTrue();
        Promtool promtool = found.orElseThrow();

        assertThat(promtool.run(Expressions.FOLDER, "", "test", "rules", "alerts.test.yml"))
                .matches(Promtool.Verdict::passed);
        assertThat(promtool.run(Expressions.FOLDER, "", "check", "config", "prometheus.yml"))
                .matches(Promtool.Verdict::passed);
    }
}
