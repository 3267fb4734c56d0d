package dev.aisha.worker.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.aisha.contract.FailureCode;
import dev.aisha.worker.speech.RecognisedText.TimedText;
import dev.aisha.worker.speech.SpeechAnswer.Recognised;
import dev.aisha.worker.speech.SpeechAnswer.RefusesAudio;
import dev.aisha.worker.speech.SpeechAnswer.RefusesUs;
import dev.aisha.worker.speech.SpeechAnswer.Throttled;
import dev.aisha.worker.speech.SpeechAnswer.Unavailable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;

/**
 * Reads what speech services answer, tolerantly: OpenAI answers {@code {"text", …}} and {@code {"error": {"message",
 * "type", "param", "code"}}}; compatible servers leave fields out and answer errors as strings or plain text.
 */
@Singleton
final class ReadAnswer {
    private static final Set<String> ACCOUNT_PROBLEMS =
            Set.of("insufficient_quota", "billing_hard_limit_reached", "account_deactivated", "invalid_api_key");

    private final ObjectMapper json;
    private final Clock clock;

    ReadAnswer(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    SpeechAnswer read(int status, Headers headers, String body) {
        JsonNode tree = parse(body);
        if (status == 200) {
            return tree.path("text").isTextual()
                    ? new Recognised(text(tree))
                    : new Unavailable("malformed answer", Duration.ZERO);
        }
        JsonNode error = tree.path("error");
        String code = error.path("code").asText("") + " " + error.path("type").asText("");
        Duration wait = RetryAfter.read(headers, clock);
        if (ACCOUNT_PROBLEMS.stream().anyMatch(code::contains)) {
            return new RefusesUs("account, status " + status);
        }
        return switch (status) {
            case 401, 403, 404 -> new RefusesUs("status " + status);
            case 429 -> new Throttled(wait);
            case 400, 413, 415, 422 -> refusedAudio(status, error, body);
            default -> new Unavailable("status " + status, wait);
        };
    }

    /** A 400 may be about the file or about the rest of the request, which is then wrong for every file. */
    private static SpeechAnswer refusedAudio(int status, JsonNode error, String body) {
        String about = (error.isObject() ? error.toString() : body).toLowerCase(java.util.Locale.ROOT);
        boolean file = status != 400
                || error.path("param").asText("").equals("file")
                || about.contains("audio")
                || about.contains("file")
                || about.contains("decode");
        return new RefusesAudio(file ? FailureCode.UNREADABLE_AUDIO : FailureCode.SPEECH_REFUSED, "status " + status);
    }

    private JsonNode parse(String body) {
        try {
            return Optional.ofNullable(json.readTree(body)).orElse(MissingNode.getInstance());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static RecognisedText text(JsonNode answer) {
        JsonNode said = answer.path("languages").path(0).isTextual()
                ? answer.path("languages").path(0)
                : answer.path("language");
        String language = LanguageCode.of(said.asText("")).orElse(null);
        return new RecognisedText(
                answer.path("text").asText().strip(), language, segments(answer.path("segments")), List.of());
    }

    private static List<TimedText> segments(JsonNode nodes) {
        List<TimedText> segments = new ArrayList<>();
        for (JsonNode node : nodes) {
            double start = node.path("start").asDouble(-1);
            double end = node.path("end").asDouble(-1);
            String text = node.path("text").asText("").strip();
            if (start < 0 || end < start || text.isEmpty()) {
                continue;
            }
            segments.add(new TimedText(seconds(start), seconds(end), text));
        }
        return segments;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
