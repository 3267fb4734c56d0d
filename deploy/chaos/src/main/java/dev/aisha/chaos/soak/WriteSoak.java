package dev.aisha.chaos.soak;

import dev.aisha.chaos.storm.WriteReport;
import java.util.List;

/** What a run was and what was found, in Markdown. */
final class WriteSoak {
    private static final double MEGABYTE = 1024.0 * 1024;

    private WriteSoak() {}

    static String of(SoakResult result) {
        StringBuilder report = new StringBuilder();
        report.append("## %d notes, seed %d, in %d s%n%n"
                .formatted(
                        result.run().plan().sendings().size(),
                        result.run().plan().seed(),
                        result.run().blew().toSeconds()));
        WriteReport.notes(report, result.run());
        report.append("| notes | service | heap, MB | resident, MB | threads | open files | temporary files |\n");
        report.append("|---|---|---|---|---|---|---|\n");
        for (Moment moment : result.moments()) {
            moment.services().forEach(service -> report.append(line(moment.notes(), service)));
        }
        report.append("%nThe books were looked at %d times by SQL and %d times by billing's audit.%n%n"
                .formatted(result.run().looks(), result.run().audits()));
        report.append("Keys in Redis at the end: ");
        report.append(String.join(
                ", ",
                result.moments().getLast().keys().stream()
                        .map(key -> key.lasts() ? key.name() : key.name() + " (passes)")
                        .toList()));
        report.append("\n\n");
        List<String> findings = result.findings();
        report.append(findings.isEmpty() ? "**Findings: none.**\n" : "**Findings: %d**%n%n".formatted(findings.size()));
        findings.forEach(finding -> report.append("- ").append(finding).append('\n'));
        return report.toString();
    }

    private static String line(int notes, Figures figures) {
        return "| %d | %s | %.1f | %.0f | %d | %d | %d |%n"
                .formatted(
                        notes,
                        figures.service(),
                        figures.heap() / MEGABYTE,
                        figures.resident() / MEGABYTE,
                        figures.threads(),
                        figures.descriptors(),
                        figures.files());
    }
}
