package dev.aisha.worker.speech;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of one chunk.
 *
 * @param text may be empty, where nobody speaks
 * @param language ISO 639-1, null where the engine did not say
 * @param segments with times from the chunk's start; empty where the engine gives none
 * @param words with times from the chunk's start; empty where the engine gives none
 */
public record RecognisedText(String text, @Nullable String language, List<TimedText> segments, List<TimedText> words) {

    public RecognisedText {
        segments = List.copyOf(segments);
        words = List.copyOf(words);
    }

    /** A piece of text and when it is spoken. */
    public record TimedText(Duration start, Duration end, String text) {}
}
