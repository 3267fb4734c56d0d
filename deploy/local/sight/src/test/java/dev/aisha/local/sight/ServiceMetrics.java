package dev.aisha.local.sight;

import java.util.Map;

/** What the three services might show, in Prometheus' text format, after so many notes. */
public final class ServiceMetrics {
    private ServiceMetrics() {}

    /** All of them, by the names of their modules. */
    public static Map<String, String> after(int notes) {
        return Map.of(
                "bot-gateway",
                gateway(notes),
                "billing-service",
                billing(notes),
                "transcription-worker",
                worker(notes));
    }

    /** Of each ten notes, one failed; the rest took from 2 to 3 seconds. */
    public static String gateway(int notes) {
        int failed = notes / 10;
        int done = notes - failed;
        return """
                # TYPE aisha_ready gauge
                aisha_ready{check="database",instance_id="g"} 1.0
                aisha_ready{check="redis",instance_id="g"} 1.0
                # TYPE aisha_jobs_total counter
                aisha_jobs_total{instance_id="g",state="accepted"} %1$d
                aisha_jobs_total{instance_id="g",state="done"} %2$d
                aisha_jobs_total{instance_id="g",state="failed"} %3$d
                # TYPE aisha_note_seconds histogram
                aisha_note_seconds_bucket{instance_id="g",outcome="done",task="transcribe",le="2.0"} 0
                aisha_note_seconds_bucket{instance_id="g",outcome="done",task="transcribe",le="3.0"} %2$d
                aisha_note_seconds_bucket{instance_id="g",outcome="done",task="transcribe",le="5.0"} %2$d
                aisha_note_seconds_bucket{instance_id="g",outcome="done",task="transcribe",le="+Inf"} %2$d
                aisha_note_seconds_bucket{instance_id="g",outcome="failed",task="transcribe",le="2.0"} %3$d
                aisha_note_seconds_bucket{instance_id="g",outcome="failed",task="transcribe",le="+Inf"} %3$d
                # TYPE aisha_lane_entries gauge
                aisha_lane_entries{instance_id="g",lane="short"} 7.0
                aisha_lane_entries{instance_id="g",lane="long"} 3.0
                # TYPE aisha_lane_held gauge
                aisha_lane_held{instance_id="g",lane="short"} 2.0
                aisha_lane_held{instance_id="g",lane="long"} 3.0
                # TYPE aisha_lane_oldest_waiting_seconds gauge
                aisha_lane_oldest_waiting_seconds{instance_id="g",lane="short"} 4.5
                aisha_lane_oldest_waiting_seconds{instance_id="g",lane="long"} 0.0
                # TYPE aisha_telegram_calls_seconds histogram
                aisha_telegram_calls_seconds_count{instance_id="g",method="getUpdates",status="ok"} %4$d
                aisha_telegram_calls_seconds_count{instance_id="g",method="sendMessage",status="ok"} %1$d
                aisha_telegram_calls_seconds_count{instance_id="g",method="editMessageText",status="429"} %3$d
                # TYPE aisha_dead_jobs gauge
                aisha_dead_jobs{instance_id="g"} 1.0
                """.formatted(notes, done, failed, notes * 100);
    }

    /** Each note cost 1.5 coins and 4 free seconds. */
    public static String billing(int notes) {
        return """
                # TYPE aisha_ready gauge
                aisha_ready{check="database",instance_id="b"} 1.0
                # TYPE aisha_billing_coins_held gauge
                aisha_billing_coins_held{instance_id="b"} 12.5
                # TYPE aisha_billing_coins_moved_total counter
                aisha_billing_coins_moved_total{how="captured",instance_id="b"} %s
                aisha_billing_coins_moved_total{how="held",instance_id="b"} %s
                # TYPE aisha_billing_free_seconds_total counter
                aisha_billing_free_seconds_total{how="captured",instance_id="b"} %d
                # TYPE aisha_billing_audit_broken gauge
                aisha_billing_audit_broken{instance_id="b",invariant="balances"} 0.0
                aisha_billing_audit_broken{instance_id="b",invariant="holds"} 0.0
                """.formatted(1.5 * notes, 3.0 * notes, 4 * notes);
    }

    /** Each note had 30 seconds of audio, and two chunks. */
    public static String worker(int notes) {
        return """
                # TYPE aisha_ready gauge
                aisha_ready{check="redis",instance_id="w"} 1.0
                # TYPE aisha_jobs_total counter
                aisha_jobs_total{instance_id="w",lane="short",outcome="transcribed"} %1$d
                # TYPE aisha_audio_seconds_total counter
                aisha_audio_seconds_total{instance_id="w"} %3$d
                # TYPE aisha_jobs_under_way gauge
                aisha_jobs_under_way{instance_id="w"} 2.0
                # TYPE aisha_chunk_requests_under_way gauge
                aisha_chunk_requests_under_way{instance_id="w"} 5.0
                # TYPE aisha_provider_calls_seconds histogram
                aisha_provider_calls_seconds_count{instance_id="w",outcome="recognised",provider="speech"} %2$d
                aisha_provider_calls_seconds_count{instance_id="w",outcome="throttled",provider="speech"} %1$d
                # TYPE aisha_retries_total counter
                aisha_retries_total{call="speech",instance_id="w"} %1$d
                # TYPE aisha_rescues_total counter
                aisha_rescues_total{instance_id="w"} 0.0
                """.formatted(notes, 2 * notes, 30 * notes);
    }
}
