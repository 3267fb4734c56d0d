package dev.aisha.worker.transcript;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a voice note.
 *
 * @param text never blank; a blank line between paragraphs
 * @param language ISO 639-1, null where no engine said
 * @param length of the audio
 * @param segments with all words of the text, in order, none over another, with times from the start of the audio
 */
public record Transcript(String text, @Nullable String language, Duration length, List<Segment> segments) {

    public Transcript {
        segments = List.copyOf(segments);
    }

    /** A timed piece of the text. */
    public record Segment(Duration start, Duration end, String text) {}
}
