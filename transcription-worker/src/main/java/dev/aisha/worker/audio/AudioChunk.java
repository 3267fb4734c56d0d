package dev.aisha.worker.audio;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A slice of the audio that was sent, ready to be uploaded.
 *
 * @param index 0 for the first
 * @param start where it begins in the whole
 * @param end where it ends in the whole
 * @param format file name ending by which a speech service knows it
 */
public record AudioChunk(int index, Duration start, Duration end, Path file, String format) {

    public Duration length() {
        return end.minus(start);
    }
}
