package dev.aisha.observability;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks what a running service shows against what is kept of it, and against Prometheus' conventions. */
public final class CheckMetrics {
    private CheckMetrics() {}

    /**
     * What is wrong with them, one line each.
     *
     * @param service name of its module
     * @param text of {@code /q/metrics}
     */
    public static List<String> problems(String service, String text) {
        KeptMetrics kept = KeptMetrics.of(service);
        Exposition shown = Exposition.read(text);
        List<String> problems = new ArrayList<>();
        kept.families().forEach((name, type) -> {
            if (!type.equals(shown.families().get(name))) {
                problems.add("not shown: " + name + " " + type);
            }
        });
        shown.families().forEach((name, type) -> {
            if (name.startsWith("aisha_") && !kept.families().containsKey(name)) {
                problems.add("not in deploy/observability/metrics: " + name + " " + type);
            }
        });
        Promtool.find()
                .map(promtool -> promtool.run(Path.of("."), text, "check", "metrics"))
                .filter(verdict -> !verdict.passed())
                .ifPresent(verdict -> verdict.said().lines().forEach(problems::add));
        return problems;
    }
}
