package dev.aisha.load;

import dev.aisha.load.FollowNotes.Answered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What came out of one constellation.
 *
 * @param sent notes, those of the warm-up included
 * @param lost those of them whose text never came
 * @param doubled texts that came once more than they should
 * @param window how long it was measured
 * @param answered notes whose text came within it
 * @param processorTime what each part used within it
 * @param updates how many each gateway took within it
 * @param entryBytes what a job takes in Redis while it waits or is worked on, where one did at its end
 */
record Measured(
        Constellation constellation,
        int sent,
        int lost,
        int doubled,
        Duration window,
        List<Answered> answered,
        Map<Part, Duration> processorTime,
        List<Integer> updates,
        OptionalLong entryBytes) {
    private static final double SECONDS_OF_A_MINUTE = 60;

    Measured {
        answered = List.copyOf(answered);
        processorTime = Map.copyOf(processorTime);
        updates = List.copyOf(updates);
    }

    /** Notes a second. */
    double throughput() {
        return answered.size() / seconds(window);
    }

    /** Minutes of audio a minute. */
    double audio() {
        return audioSeconds() / SECONDS_OF_A_MINUTE / (seconds(window) / SECONDS_OF_A_MINUTE);
    }

    private double audioSeconds() {
        return answered.stream().mapToDouble(note -> seconds(note.length())).sum();
    }

    /** From sending to the text. */
    Percentiles times() {
        return new Percentiles(answered.stream().map(Answered::after).toList());
    }

    /** How many cores a part kept busy. */
    double cores(Part part) {
        return seconds(processorTime.getOrDefault(part, Duration.ZERO)) / seconds(window);
    }

    /** How many all parts did. */
    double cores() {
        return processorTime.keySet().stream().mapToDouble(this::cores).sum();
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
