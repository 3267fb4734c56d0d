package dev.aisha.drills.rotation;

import dev.aisha.chaos.storm.WriteReport;
import dev.aisha.local.stack.Service;
import java.time.Duration;
import java.util.Optional;

/** What a drill was and what was found, in Markdown, for the screen. */
final class WriteDrill {
    private static final double MILLIS = 1000;

    private WriteDrill() {}

    static String of(DrillResult result) {
        StringBuilder text = new StringBuilder();
        text.append("%d notes were sent meanwhile; billing's audit was asked %d times.%n%n"
                .formatted(result.run().history().notes().size(), result.run().audits()));
        text.append("| secret | took | restarts | longest without a ready gateway, worker, billing | old one refused |"
                + " calls with it since |\n|---|---|---|---|---|---|\n");
        result.rotations().forEach(rotation -> text.append(row(rotation)));
        text.append('\n');
        WriteReport.ends(text, result.run());
        if (result.findings().isEmpty()) {
            text.append("**Findings: none.**\n");
        } else {
            text.append("**Findings: %d**%n%n".formatted(result.findings().size()));
            result.findings()
                    .forEach(finding -> text.append("- ").append(finding).append('\n'));
        }
        return text.toString();
    }

    private static String row(RotationResult rotation) {
        return "| %s | %d s | %d | %s, %s, %s | %s | %d |%n"
                .formatted(
                        rotation.secret().word(),
                        rotation.took().toSeconds(),
                        rotation.restarts(),
                        gap(rotation, Service.GATEWAY),
                        gap(rotation, Service.WORKER),
                        gap(rotation, Service.BILLING),
                        rotation.oldIsRefused() ? "yes" : "no",
                        rotation.callsWithOld());
    }

    private static String gap(RotationResult rotation, Service service) {
        Duration gap = Optional.ofNullable(rotation.gaps().get(service)).orElse(Duration.ZERO);
        return gap.isZero() ? "0" : "%.1f s".formatted(gap.toMillis() / MILLIS);
    }
}
