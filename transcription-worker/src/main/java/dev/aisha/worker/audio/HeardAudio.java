package dev.aisha.worker.audio;

import java.time.Duration;
import java.util.List;

/**
 * What one decode of the whole file told.
 *
 * @param length true length of the sound
 * @param pauses in order, without overlap
 * @param hasSound whether there is anything to hear
 */
public record HeardAudio(Duration length, List<Pause> pauses, boolean hasSound) {

    public HeardAudio {
        pauses = List.copyOf(pauses);
    }

    /** What is paid for: every started second. */
    public long seconds() {
        return length.plusNanos(999_999_999).toSeconds();
    }
}
