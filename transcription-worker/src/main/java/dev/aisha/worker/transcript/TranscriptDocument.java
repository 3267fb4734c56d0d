package dev.aisha.worker.transcript;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code transcript.json} holds. Times are seconds from the start of the audio.
 *
 * @param version of this form, {@value #VERSION}
 * @param engine model that recognised the speech
 * @param language ISO 639-1, left out where the engine did not say
 * @param duration of the audio
 * @param segments in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"version", "engine", "language", "duration", "segments"})
public record TranscriptDocument(
        int version, String engine, @Nullable String language, double duration, List<Segment> segments) {
    public static final int VERSION = 1;

    /** One timed piece of text. */
    @JsonPropertyOrder({"start", "end", "text"})
    public record Segment(double start, double end, String text) {}

    /** The document for a transcript. */
    public static TranscriptDocument of(Transcript transcript, String engine) {
        List<Segment> segments = transcript.segments().stream()
                .map(segment -> new Segment(seconds(segment.start()), seconds(segment.end()), segment.text()))
                .toList();
        return new TranscriptDocument(VERSION, engine, transcript.language(), seconds(transcript.length()), segments);
    }

    private static double seconds(Duration time) {
        return (double) time.toMillis() / 1000;
    }
}
