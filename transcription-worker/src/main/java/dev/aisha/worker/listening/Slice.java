package dev.aisha.worker.listening;

import java.time.Duration;
import java.util.List;

/**
 * A stretch of audio that is to become one chunk. Where nobody pauses, it begins before the end of the one before.
 *
 * @param index 0 for the first
 * @param start in the whole
 * @param end in the whole
 * @param sounds stretches with something to hear, in order, with times in the whole; empty where there is nothing
 * @param last whether it ends with the audio
 */
public record Slice(int index, Duration start, Duration end, List<Sound> sounds, boolean last) {

    public Slice {
        sounds = List.copyOf(sounds);
    }

    /** Whether there is anything to hear, and so to send. */
    public boolean hasSound() {
        return !sounds.isEmpty();
    }
}
