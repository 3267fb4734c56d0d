package dev.aisha.worker.audio;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the headers of a file say.
 *
 * @param container ffprobe's name of the container, for example {@code ogg} or {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param codec ffprobe's name of the first sound track's codec
 * @param soundOnly one sound track and no picture besides a cover
 * @param announced the length that the headers tell, if they do
 * @param bytes size of the file
 */
public record ProbedAudio(
        Path file, String container, String codec, boolean soundOnly, Optional<Duration> announced, long bytes) {

    /** The ending under which speech services know this file, if it is of a kind that they take. */
    Optional<String> uploadFormat() {
        String format = switch (container) {
            case "ogg" -> codec.equals("opus") || codec.equals("vorbis") ? "ogg" : "";
            case "matroska,webm" -> codec.equals("opus") || codec.equals("vorbis") ? "webm" : "";
            case "mov,mp4,m4a,3gp,3g2,mj2" -> codec.equals("aac") ? "m4a" : "";
            case "wav" -> codec.startsWith("pcm_") ? "wav" : "";
            case "mp3", "flac" -> container;
            default -> "";
        };
        return soundOnly && !format.isEmpty() ? Optional.of(format) : Optional.empty();
    }

    /** Whether its packets may be put into Ogg/Opus chunks as they are. */
    boolean isOggOpus() {
        return container.equals("ogg") && codec.equals("opus") && soundOnly;
    }
}
