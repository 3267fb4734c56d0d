package dev.aisha.chaos.plan;

import java.time.Duration;
import java.util.List;

/**
 * How hard a storm blows.
 *
 * @param length from the first to the last note and fault
 * @param users how many send
 * @param notes how many they send together
 * @param longest no note lasts longer
 * @param calm how long it is between the beginnings of two faults, on average
 * @param faults the kinds of them
 */
public record Weather(Duration length, int users, int notes, Duration longest, Duration calm, List<FaultKind> faults) {
    private static final int NOTES_A_MINUTE = 20;

    /** With all kinds of faults. */
    public Weather(Duration length, int users, int notes, Duration longest, Duration calm) {
        this(length, users, notes, longest, calm, List.of(FaultKind.values()));
    }

    public Weather {
        faults = List.copyOf(faults);
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("a storm has faults");
        }
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
        return new Weather(length, users, notes, longest, calm, faults);
    }

    /** The same with these kinds of faults. */
    public Weather only(List<FaultKind> kinds) {
        return new Weather(length, users, notes, longest, calm, kinds);
    }

    /** Half a minute in which much happens. */
    public static Weather squall() {
        return new Weather(Duration.ofSeconds(30), 12, 24, Duration.ofSeconds(30), Duration.ofSeconds(3));
    }
}
