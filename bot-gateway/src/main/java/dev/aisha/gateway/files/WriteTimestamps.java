package dev.aisha.gateway.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** A transcript as text in which each part tells when it was said. */
@Singleton
public final class WriteTimestamps {
    private static final int SECONDS_OF_A_MINUTE = 60;
    private static final int MINUTES_OF_AN_HOUR = 60;

    private final ObjectMapper json;

    WriteTimestamps(ObjectMapper json) {
        this.json = json;
    }

    /** Of a transcript with its timed segments, as JSON. */
    public String of(String segments) {
        try {
            return json.readValue(segments, TimedText.class).segments().stream()
                    .map(segment -> "[" + clock((long) segment.start()) + "] "
                            + segment.text().strip())
                    .collect(Collectors.joining("\n"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("timed text that cannot be read", e);
        }
    }

    private static String clock(long seconds) {
        long minutes = seconds / SECONDS_OF_A_MINUTE;
        long hours = minutes / MINUTES_OF_AN_HOUR;
        return hours > 0
                ? "%d:%02d:%02d".formatted(hours, minutes % MINUTES_OF_AN_HOUR, seconds % SECONDS_OF_A_MINUTE)
                : "%d:%02d".formatted(minutes, seconds % SECONDS_OF_A_MINUTE);
    }
}
