package dev.aisha.local.sight.figures;

import dev.aisha.local.sight.figures.Figure.Ask;
import dev.aisha.local.sight.metrics.Quantile;
import dev.aisha.local.sight.metrics.Selection;
import dev.aisha.local.sight.metrics.Shown;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ways in which figures are had from metrics. */
final class AskMetrics {
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private static final double FIVE_MINUTES_AN_HOUR = 12;
    private static final double SECONDS_A_MINUTE = 60;

    private AskMetrics() {}

    /** What has been counted within a time before now; right after the start, the time is shorter. */
    static Ask counted(Selection selection, Duration within) {
        return (shown, recent) -> Reading.of(recent.grown(selection, within));
    }

    /** The same, with a part for each value of a label. */
    static Ask countedBy(String label, Selection selection, Duration within) {
        return (shown, recent) -> Reading.sum(recent.grownBy(label, selection, within));
    }

    /** A gauge that all replicas see alike. */
    static Ask greatest(String gauge) {
        return (shown, recent) -> Reading.of(shown.max(Selection.of(gauge)));
    }

    /** A gauge of which each replica has a share of its own. */
    static Ask together(String gauge) {
        return (shown, recent) -> Reading.of(shown.sum(Selection.of(gauge)));
    }

    /** Of a timer, over the last five minutes. */
    static Ask quantile(double quantile, Selection buckets) {
        return (shown, recent) -> Reading.of(Quantile.of(quantile, recent.grownBy("le", buckets, FIVE_MINUTES)));
    }

    /** Minutes of audio an hour, at the pace of the last five minutes. */
    static Ask audioAnHour() {
        return (shown, recent) -> Reading.of(recent.grown(Selection.of("aisha_audio_seconds_total"), FIVE_MINUTES)
                * FIVE_MINUTES_AN_HOUR
                / SECONDS_A_MINUTE);
    }

    /** Entries of the lanes that no worker has, by lane. */
    static Ask waiting() {
        return (shown, recent) -> {
            SortedMap<String, Double> waiting = shown.maxBy("lane", Selection.of("aisha_lane_entries"));
            SortedMap<String, Double> held = shown.maxBy("lane", Selection.of("aisha_lane_held"));
            waiting.replaceAll((lane, entries) -> Math.max(0, entries - held.getOrDefault(lane, 0.0)));
            return waiting.isEmpty() ? Reading.of(OptionalDouble.empty()) : Reading.sum(waiting);
        };
    }

    /** 1 where the last audit has found nothing, 0 where it has, with what is broken as its parts. */
    static Ask ledgerHolds() {
        return (shown, recent) -> ledger(shown);
    }

    private static Reading ledger(Shown shown) {
        SortedMap<String, Double> broken = shown.maxBy("invariant", Selection.of("aisha_billing_audit_broken"));
        if (broken.isEmpty()) {
            return Reading.of(OptionalDouble.empty());
        }
        SortedMap<String, Double> parts = new TreeMap<>(broken);
        parts.values().removeIf(count -> count == 0);
        return new Reading(OptionalDouble.of(parts.isEmpty() ? 1 : 0), parts);
    }
}
