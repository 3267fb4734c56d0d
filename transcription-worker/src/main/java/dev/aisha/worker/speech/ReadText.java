package dev.aisha.worker.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.worker.speech.RecognisedText.TimedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Reads a recognised text from JSON, tolerantly: {@code text} is all that an answer must have. Some servers write numbers
 * as strings, call a word {@code text}, or put words into their segments. What makes no sense is left out.
 */
final class ReadText {
    private static final int MOST_SEGMENTS = 1_000;
    private static final int MOST_WORDS = 10_000;

    /** No chunk is nearly as long; a time beyond it is not one. */
    private static final double LONGEST_SECONDS = 100_000;

    private ReadText() {}

    static RecognisedText read(JsonNode answer) {
        JsonNode said = answer.path("languages").path(0).isTextual()
                ? answer.path("languages").path(0)
                : answer.path("language");
        String language = LanguageCode.of(said.asText("")).orElse(null);
        return new RecognisedText(
                answer.path("text").asText().strip(),
                language,
                timed(answer.path("segments"), MOST_SEGMENTS),
                words(answer));
    }

    private static List<TimedText> words(JsonNode answer) {
        List<TimedText> words = timed(answer.path("words"), MOST_WORDS);
        if (!words.isEmpty()) {
            return words;
        }
        return StreamSupport.stream(answer.path("segments").spliterator(), false)
                .limit(MOST_SEGMENTS)
                .flatMap(segment -> timed(segment.path("words"), MOST_WORDS).stream())
                .limit(MOST_WORDS)
                .toList();
    }

    private static List<TimedText> timed(JsonNode nodes, int most) {
        List<TimedText> timed = new ArrayList<>();
        for (JsonNode node : nodes) {
            double start = node.path("start").asDouble(-1);
            double end = node.path("end").asDouble(-1);
            String text = node.path("word").asText(node.path("text").asText("")).strip();
            boolean sensible = start >= 0 && end >= start && end < LONGEST_SECONDS && !text.isEmpty();
            if (sensible && timed.size() < most) {
                timed.add(new TimedText(seconds(start), seconds(end), text));
            }
        }
        return timed;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
