package dev.aisha.chaos.storm;

import java.util.Map;

/**
 * Waits that are minutes in production are seconds in a storm, by the variables that operators have as well, so that half
 * an hour holds as many rescues as a month. The rules between them stay: an attempt lasts longer than its calls. As few users
 * send what many do, they are not kept to what one may.
 */
final class ShorterWaits {
    static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("AISHA_QUEUE_HEARTBEAT_EVERY", "700ms"),
            Map.entry("AISHA_QUEUE_RESCUE_AFTER", "4s"),
            Map.entry("AISHA_QUEUE_RESCUE_EVERY", "1s"),
            Map.entry("AISHA_QUEUE_DRAIN_GRACE", "3s"),
            Map.entry("AISHA_SPEECH_REQUEST_TIME_LIMIT", "8s"),
            Map.entry("AISHA_SPEECH_PROBE_EVERY", "2s"),
            Map.entry("AISHA_FETCH_DOWNLOAD_TIME_LIMIT", "10s"),
            Map.entry("AISHA_JOBS_STEP_TIME", "15s"),
            Map.entry("AISHA_JOBS_CHECK_EVERY", "3s"),
            Map.entry("AISHA_SUBMISSION_RESUBMIT_AFTER", "8s"),
            Map.entry("AISHA_SWEEPING_EVERY", "2s"),
            Map.entry("AISHA_DELIVERY_ATTEMPT_TIME", "15s"),
            Map.entry("AISHA_DELIVERY_RETRY_AFTER", "3s"),
            Map.entry("AISHA_DELIVERY_RING_AFTER", "5s"),
            Map.entry("AISHA_RESULTS_RESCUE_AFTER", "5s"),
            Map.entry("AISHA_RESULTS_RESCUE_EVERY", "2s"),
            Map.entry("AISHA_WORK_DRAIN", "3s"),
            Map.entry("AISHA_LIMITS_NOTES_PER_MINUTE", "0"),
            Map.entry("AISHA_LIMITS_NOTES_PER_DAY", "0"),
            Map.entry("AISHA_LIMITS_AUDIO_MINUTES_PER_DAY", "0"),
            Map.entry("WELCOME_BALANCE", "1000.00"),
            Map.entry("LOG_LEVEL", "INFO"));

    private ShorterWaits() {}
}
