package dev.aisha.local.sight.figures;

import static dev.aisha.local.sight.figures.AskMetrics.FIVE_MINUTES;
import static dev.aisha.local.sight.figures.AskMetrics.MINUTE;
import static dev.aisha.local.sight.figures.AskMetrics.audioAnHour;
import static dev.aisha.local.sight.figures.AskMetrics.counted;
import static dev.aisha.local.sight.figures.AskMetrics.countedBy;
import static dev.aisha.local.sight.figures.AskMetrics.greatest;
import static dev.aisha.local.sight.figures.AskMetrics.ledgerHolds;
import static dev.aisha.local.sight.figures.AskMetrics.quantile;
import static dev.aisha.local.sight.figures.AskMetrics.together;
import static dev.aisha.local.sight.figures.AskMetrics.waiting;
import static dev.aisha.local.sight.figures.Figure.Unit.COINS;
import static dev.aisha.local.sight.figures.Figure.Unit.COINS_PER_MINUTE;
import static dev.aisha.local.sight.figures.Figure.Unit.COUNT;
import static dev.aisha.local.sight.figures.Figure.Unit.IN_FIVE_MINUTES;
import static dev.aisha.local.sight.figures.Figure.Unit.MINUTES_PER_HOUR;
import static dev.aisha.local.sight.figures.Figure.Unit.PER_MINUTE;
import static dev.aisha.local.sight.figures.Figure.Unit.SECONDS;
import static dev.aisha.local.sight.figures.Figure.Unit.SECONDS_PER_MINUTE;
import static dev.aisha.local.sight.figures.Figure.Unit.YES_OR_NO;

import dev.aisha.local.sight.metrics.Selection;
import java.util.List;
import java.util.stream.Stream;

/** Which figures are shown, in their order. The metrics are those of {@code deploy/observability/metrics}. */
final class MainFigures {
    private static final Selection NOTE_SECONDS =
            Selection.of("aisha_note_seconds_bucket").with("task", "transcribe").with("outcome", "done");

    private static final Selection TELEGRAM_CALLS =
            Selection.of("aisha_telegram_calls_seconds_count").without("method", "getUpdates");

    private static final Selection PROVIDER_CALLS = Selection.of("aisha_provider_calls_seconds_count");

    static final List<Figure> ALL = Stream.of(notes(), work(), peers(), money(), trouble())
            .flatMap(List::stream)
            .toList();

    private MainFigures() {}

    private static List<Figure> notes() {
        String group = "Notes";
        return List.of(
                new Figure("accepted", group, "Accepted", PER_MINUTE, counted(jobs("accepted"), MINUTE)),
                new Figure("done", group, "Done", PER_MINUTE, counted(jobs("done"), MINUTE)),
                new Figure("failed", group, "Failed", PER_MINUTE, counted(jobs("failed"), MINUTE)),
                new Figure("note-p50", group, "Note to text, p50", SECONDS, quantile(0.5, NOTE_SECONDS)),
                new Figure("note-p95", group, "Note to text, p95", SECONDS, quantile(0.95, NOTE_SECONDS)),
                new Figure("audio", group, "Audio transcribed", MINUTES_PER_HOUR, audioAnHour()));
    }

    private static List<Figure> work() {
        String group = "Work";
        return List.of(
                new Figure("waiting", group, "Waiting in lanes", COUNT, waiting()),
                new Figure("oldest", group, "Oldest wait", SECONDS, greatest("aisha_lane_oldest_waiting_seconds")),
                new Figure("jobs", group, "Jobs under way", COUNT, together("aisha_jobs_under_way")),
                new Figure("chunks", group, "Chunk requests", COUNT, together("aisha_chunk_requests_under_way")));
    }

    private static List<Figure> peers() {
        String group = "Providers and Telegram";
        Selection throttled = TELEGRAM_CALLS.with("status", "429");
        return List.of(
                new Figure(
                        "providers", group, "Provider calls", PER_MINUTE, countedBy("outcome", PROVIDER_CALLS, MINUTE)),
                new Figure(
                        "telegram", group, "Telegram calls", PER_MINUTE, countedBy("status", TELEGRAM_CALLS, MINUTE)),
                new Figure("throttled", group, "429s of Telegram", PER_MINUTE, counted(throttled, MINUTE)));
    }

    private static List<Figure> money() {
        String group = "Money";
        Selection coins = Selection.of("aisha_billing_coins_moved_total").with("how", "captured");
        Selection seconds = Selection.of("aisha_billing_free_seconds_total").with("how", "captured");
        return List.of(
                new Figure("held", group, "Held at the last audit", COINS, greatest("aisha_billing_coins_held")),
                new Figure("captured", group, "Captured", COINS_PER_MINUTE, counted(coins, MINUTE)),
                new Figure("free", group, "Free seconds used", SECONDS_PER_MINUTE, counted(seconds, MINUTE)),
                new Figure("ledger", group, "Ledger holds", YES_OR_NO, ledgerHolds()));
    }

    private static List<Figure> trouble() {
        String group = "Trouble";
        Selection retries = Selection.of("aisha_retries_total");
        Selection rescues = Selection.of("aisha_rescues_total");
        return List.of(
                new Figure("retries", group, "Retries", IN_FIVE_MINUTES, countedBy("call", retries, FIVE_MINUTES)),
                new Figure("rescues", group, "Rescues", IN_FIVE_MINUTES, counted(rescues, FIVE_MINUTES)),
                new Figure("dead", group, "Dead jobs", COUNT, greatest("aisha_dead_jobs")));
    }

    /** The gateway's, by the state that a job has come to; the worker's have no state. */
    private static Selection jobs(String state) {
        return Selection.of("aisha_jobs_total").with("state", state);
    }
}
