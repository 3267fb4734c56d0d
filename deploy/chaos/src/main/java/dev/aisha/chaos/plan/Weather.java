package dev.aisha.chaos.plan;

import java.time.Duration;

/**
 * How hard a storm blows.
 *
 * @param length from the first to the last note and fault
 * @param users how many send
 * @param notes how many they send together
 * @param longest no note lasts longer
 * @param calm how long it is between the beginnings of two faults, on average
 */
public record Weather(Duration length, int users, int notes, Duration longest, Duration calm) {
    private static final int NOTES_A_MINUTE = 20;

    public Weather {
        if (length.isNegative() || length.isZero() || users < 1 || notes < 1 || calm.isZero() || calm.isNegative()) {
            throw new IllegalArgumentException("a storm has a length, users, notes and faults");
        }
    }

    /** A storm of so many minutes: some dozens of users, notes of up to 200 s. */
    public static Weather ofMinutes(int minutes) {
        return new Weather(
                Duration.ofMinutes(minutes),
                36,
                minutes * NOTES_A_MINUTE,
                Duration.ofSeconds(200),
                Duration.ofSeconds(9));
    }

    /** The same with so much between two faults. */
    public Weather calmer(Duration calm) {
        return new Weather(length, users, notes, longest, calm);
    }

    /** Half a minute in which much happens. */
    public static Weather squall() {
        return new Weather(Duration.ofSeconds(30), 12, 24, Duration.ofSeconds(30), Duration.ofSeconds(3));
    }
}
