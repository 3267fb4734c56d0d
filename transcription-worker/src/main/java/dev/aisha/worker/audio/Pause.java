package dev.aisha.worker.audio;

import java.time.Duration;

/** A stretch in which nobody speaks. */
public record Pause(Duration start, Duration end) {

    public Pause {
        if (start.isNegative() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException("not a pause: " + start + " to " + end);
        }
    }
}
