package dev.aisha.worker.audio;

import dev.aisha.worker.listening.Sound;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A slice of the audio that was sent, ready to be uploaded. Where nobody pauses for long, a chunk begins before the end of
 * the one before: what is said there is in both.
 *
 * @param index 0 for the first
 * @param start where it begins in the whole
 * @param end where it ends in the whole
 * @param sounds stretches in which there is something to hear, in order, with times in the whole; empty where it is not
 *     known
 * @param format file name ending by which a speech service knows it
 */
public record AudioChunk(int index, Duration start, Duration end, List<Sound> sounds, Path file, String format) {

    public AudioChunk {
        sounds = List.copyOf(sounds);
    }

    public Duration length() {
        return end.minus(start);
    }
}
