package dev.aisha.local.speech.recognition;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The words of one audio.
 *
 * @param text all of the text; empty where nothing was said
 * @param language ISO 639-1 code ({@code en}), or empty where the recogniser does not know it
 * @param segments timed pieces of the text, in order; may be empty, then the whole audio counts as one segment
 * @param words timed words, in order; may be empty, then they are spread evenly over their segments
 */
public record Recognition(String text, String language, List<Timed> segments, List<Timed> words) implements Answer {

    public Recognition {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(language, "language");
        segments = List.copyOf(segments);
        words = List.copyOf(words);
    }

    /** English text without times. */
    public static Recognition of(String text) {
        return new Recognition(text, "en", List.of(), List.of());
    }

    /** English text made of timed segments, joined with blanks. */
    public static Recognition of(List<Timed> segments) {
        var text = String.join(" ", segments.stream().map(Timed::text).toList());
        return new Recognition(text, "en", segments, List.of());
    }

    /**
     * A piece of text and when it was said.
     *
     * @param start counted from the beginning of the audio
     * @param end not before {@code start}
     */
    public record Timed(Duration start, Duration end, String text) {

        public Timed {
            Objects.requireNonNull(text, "text");
            if (start.isNegative() || end.compareTo(start) < 0) {
                throw new IllegalArgumentException("not a span of time: " + start + " to " + end);
            }
        }
    }
}
