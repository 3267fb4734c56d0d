package dev.aisha.load;

import static dev.aisha.load.Measured.seconds;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came out, in Markdown. */
final class WriteReport {
    private static final double MILLIS = 1000;
    private static final int MOST_LINES = 20;

    private WriteReport() {}

    static String of(LoadResult result) {
        StringBuilder report = new StringBuilder();
        report.append(setting(result));
        report.append(
                "| gateways | workers | sent | lost | notes/s | of ideal | audio min/min | p50 s | p90 s | p99 s | max s |\n");
        report.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
        result.rounds().forEach(round -> report.append(throughput(result, round)));
        report.append(
                "%nCores in use, of %d:%n%n".formatted(Runtime.getRuntime().availableProcessors()));
        report.append("| gateways | workers | %s | all | updates taken by each gateway |%n"
                .formatted(Stream.of(Part.values()).map(Part::label).collect(Collectors.joining(" | "))));
        report.append("|---|---|")
                .append("---|".repeat(Part.values().length + 2))
                .append('\n');
        result.rounds().forEach(round -> report.append(cores(round)));
        report.append("\nOne note of the last constellation, in ms of a core: ")
                .append(millis(result.rounds().getLast()));
        report.append("\n\n").append(cost(result));
        report.append(findings(result));
        return report.toString();
    }

    private static String setting(LoadResult result) {
        Series series = result.series();
        return String.format(
                Locale.ROOT,
                "%d users, seed %d, %s, %d %% long; a recogniser that takes %.1f s, %d jobs at a time in a worker; %.0f s of"
                        + " warm-up and %.0f s measured for each.%n%n",
                result.crowd().users(),
                result.crowd().seed(),
                pace(result.crowd().pace()),
                result.crowd().longPercent(),
                seconds(series.recogniser()),
                series.concurrency(),
                seconds(series.warmUp()),
                seconds(series.window()));
    }

    private static String pace(Pace pace) {
        return switch (pace) {
            case Pace.UnderWay most -> most.notes() + " notes under way";
            case Pace.Rate rate -> rate.perMinute() + " notes a minute at random moments";
        };
    }

    private static String throughput(LoadResult result, Measured round) {
        Percentiles times = round.times();
        return String.format(
                Locale.ROOT,
                "| %d | %d | %d | %d | %.2f | %.2f | %.0f | %.1f | %.1f | %.1f | %.1f |%n",
                round.constellation().gateways(),
                round.constellation().workers(),
                round.sent(),
                round.lost(),
                round.throughput(),
                round.throughput() / result.ideal(round),
                round.audio(),
                seconds(times.at(0.5)),
                seconds(times.at(0.9)),
                seconds(times.at(0.99)),
                seconds(times.most()));
    }

    private static String cores(Measured round) {
        return String.format(
                Locale.ROOT,
                "| %d | %d | %s | %.2f | %s |%n",
                round.constellation().gateways(),
                round.constellation().workers(),
                Stream.of(Part.values())
                        .map(part -> String.format(Locale.ROOT, "%.2f", round.cores(part)))
                        .collect(Collectors.joining(" | ")),
                round.cores(),
                round.updates().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private static String millis(Measured round) {
        return Stream.of(Part.values())
                .map(part -> String.format(
                        Locale.ROOT, "%s %.0f", part.label(), round.cores(part) / round.throughput() * MILLIS))
                .collect(Collectors.joining(", "));
    }

    private static String cost(LoadResult result) {
        NoteCost cost = result.cost();
        StoreFigures stores = cost.stores();
        return String.format(
                Locale.ROOT,
                "Each of %d notes, what goes on beside them included: %.1f commits and %.0f bytes of write-ahead log, %.0f"
                        + " bytes of the gateway's tables and %.0f of billing's, %.0f commands of Redis%s, %.1f objects with %.0f"
                        + " bytes; %s.%n%n",
                cost.notes(),
                cost.each(stores.commits()),
                cost.each(stores.walBytes()),
                cost.each(stores.gatewayBytes()),
                cost.each(stores.billingBytes()),
                cost.each(stores.redisCommands()),
                entries(result.rounds()),
                cost.each(stores.objects()),
                cost.each(stores.objectBytes()),
                requests(cost));
    }

    private static String entries(List<Measured> rounds) {
        return rounds.stream()
                .map(Measured::entryBytes)
                .filter(OptionalLong::isPresent)
                .findFirst()
                .map(bytes -> " and " + bytes.getAsLong() + " bytes of an entry there")
                .orElse("");
    }

    private static String requests(NoteCost cost) {
        return cost.requests().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(method -> String.format(Locale.ROOT, "%.2f %s", cost.each(method.getValue()), method.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String findings(LoadResult result) {
        StringBuilder report = new StringBuilder();
        if (!result.refused().isEmpty()) {
            report.append("Telegram refused %d requests.%n%n"
                    .formatted(result.refused().size()));
        }
        List<String> findings = result.findings();
        report.append(
                findings.isEmpty()
                        ? "**The audit holds, and each of %d users paid for what they sent.**%n"
                                .formatted(result.payers())
                        : "**Findings: %d**%n%n".formatted(findings.size()));
        findings.stream()
                .limit(MOST_LINES)
                .forEach(finding -> report.append("- ").append(finding).append('\n'));
        return report.toString();
    }
}
