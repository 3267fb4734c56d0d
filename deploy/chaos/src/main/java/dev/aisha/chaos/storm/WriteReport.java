package dev.aisha.chaos.storm;

import dev.aisha.chaos.history.BookedJob;
import dev.aisha.chaos.history.Trouble;
import dev.aisha.chaos.judging.Honest;
import dev.aisha.chaos.judging.Verdict;
import dev.aisha.chaos.plan.Plan;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a run was and how it was judged, in Markdown, for the screen and for a file. */
public final class WriteReport {
    private WriteReport() {}

    /** The plan in a few lines, before the run. */
    static String plan(Plan plan) {
        return """
                seed %d: %d notes of %d users within %d s, %d faults
                  notes: %s
                  faults: %s
                """.formatted(
                        plan.seed(),
                        plan.sendings().size(),
                        plan.weather().users(),
                        plan.weather().length().toSeconds(),
                        plan.disturbances().size(),
                        counts(plan.notesByKind()),
                        counts(plan.faultsByKind()));
    }

    static String of(StormResult result) {
        StringBuilder report = new StringBuilder();
        report.append("## Seed %d\n\n".formatted(result.plan().seed()));
        report.append("%d notes of %d users; %d faults in %d s; at rest %d s after the last was mended.%n%n"
                .formatted(
                        result.history().notes().size(),
                        result.plan().weather().users(),
                        result.history().troubles().size(),
                        result.blew().toSeconds(),
                        result.rested().toSeconds()));
        notes(report, result);
        table(report, "fault", faults(result));
        table(report, "allowed, and seen", honest(result.judgement().honest()));
        report.append(("The books were looked at %d times by SQL and %d times by billing's audit;"
                        + " %d entries were heard to be taken out of their lanes.%n%n")
                .formatted(result.looks(), result.audits(), result.ends()));
        result.failedFaults()
                .forEach(fault -> report.append("- not made or not mended: ")
                        .append(fault)
                        .append('\n'));
        verdicts(report, result);
        return report.toString();
    }

    /** What was sent, and how it ended. */
    public static void notes(StringBuilder report, StormResult result) {
        table(report, "sent", result.plan().notesByKind());
        ends(report, result);
    }

    /** How what was sent ended. */
    public static void ends(StringBuilder report, StormResult result) {
        table(report, "ended as", ends(result));
    }

    private static void verdicts(StringBuilder report, StormResult result) {
        if (result.isGood()) {
            report.append("**Verdicts: none.**\n");
            return;
        }
        report.append(
                "**Verdicts: %d**%n%n".formatted(result.judgement().verdicts().size()));
        for (Verdict verdict : result.judgement().verdicts()) {
            report.append("- ").append(verdict).append('\n');
        }
    }

    private static Map<String, Integer> ends(StormResult result) {
        return counted(result, job -> (job.state() + " " + job.code()).strip());
    }

    private static Map<String, Integer> counted(StormResult result, Function<BookedJob, String> name) {
        return result.history().jobs().stream().collect(Collectors.toMap(name, job -> 1, Integer::sum, TreeMap::new));
    }

    private static Map<String, Integer> faults(StormResult result) {
        return result.history().troubles().stream()
                .map(Trouble::kind)
                .collect(Collectors.toMap(Enum::name, kind -> 1, Integer::sum, TreeMap::new));
    }

    private static Map<String, Integer> honest(Map<Honest, Integer> honest) {
        Map<String, Integer> named = new TreeMap<>();
        honest.forEach((reason, count) -> named.put(reason.words(), count));
        return named;
    }

    private static void table(StringBuilder report, String title, Map<?, Integer> counts) {
        if (counts.isEmpty()) {
            return;
        }
        report.append("| %s | times |%n|---|---|%n".formatted(title));
        counts.forEach((name, count) -> report.append("| %s | %d |%n".formatted(name, count)));
        report.append('\n');
    }

    private static String counts(Map<?, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
