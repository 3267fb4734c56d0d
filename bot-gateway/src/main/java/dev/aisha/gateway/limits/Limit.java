package dev.aisha.gateway.limits;

import java.time.Duration;
import java.util.stream.Stream;

/** What is counted, of each user and in which time. */
public enum Limit {
    NOTES_A_MINUTE("notes_minute", Duration.ofMinutes(1)),
    NOTES_A_DAY("notes_day", Duration.ofDays(1)),
    /** By the length that is announced. */
    AUDIO_A_DAY("audio_day", Duration.ofDays(1)),
    /** Commands, words that lead nowhere, and presses of buttons. */
    ANSWERS_A_MINUTE("answers_minute", Duration.ofMinutes(1));

    private final String label;
    private final Duration time;

    Limit(String label, Duration time) {
        this.label = label;
        this.time = time;
    }

    /** The limit of this label. */
    public static Limit of(String label) {
        return Stream.of(values())
                .filter(limit -> limit.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such limit: " + label));
    }

    /** Its name in rows, metrics and Redis. */
    public String label() {
        return label;
    }

    /** Who has taken all of it has all of it again after this time. */
    Duration time() {
        return time;
    }
}
