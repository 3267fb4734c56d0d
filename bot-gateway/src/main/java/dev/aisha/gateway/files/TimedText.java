package dev.aisha.gateway.files;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** What subtitles need of {@code transcript.json}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record TimedText(List<Segment> segments) {

    /**
     * Something that was said.
     *
     * @param start seconds from the start of the audio
     * @param end seconds from the start of the audio
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Segment(double start, double end, String text) {}
}
