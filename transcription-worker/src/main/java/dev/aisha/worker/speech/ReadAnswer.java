package dev.aisha.worker.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.aisha.contract.FailureCode;
import dev.aisha.worker.speech.SpeechAnswer.Recognised;
import dev.aisha.worker.speech.SpeechAnswer.RefusesAudio;
import dev.aisha.worker.speech.SpeechAnswer.RefusesUs;
import dev.aisha.worker.speech.SpeechAnswer.Throttled;
import dev.aisha.worker.speech.SpeechAnswer.Unavailable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads what speech services answer, tolerantly: OpenAI answers {@code {"text", …}} and {@code {"error": {"message",
 * "type", "param", "code"}}}; compatible servers leave fields out, answer plain text, and nest their errors otherwise.
 */
@Singleton
final class ReadAnswer {
    private static final Set<String> ACCOUNT_PROBLEMS =
            Set.of("insufficient_quota", "billing_hard_limit_reached", "account_deactivated", "invalid_api_key");

    /** For how long to leave a service alone that has too many requests and does not say until when. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final ObjectMapper json;
    private final Clock clock;

    ReadAnswer(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    SpeechAnswer read(int status, Headers headers, String body) {
        String content = body.startsWith("\uFEFF") ? body.substring(1) : body;
        if (status == 200) {
            return recognised(headers, content);
        }
        String about = about(content);
        if (ACCOUNT_PROBLEMS.stream().anyMatch(about::contains)) {
            return new RefusesUs("account, status " + status);
        }
        return switch (status) {
            case 401, 402, 403, 404 -> new RefusesUs("status " + status);
            case 429 -> new Throttled(wait(headers));
            case 413, 415 -> new RefusesAudio(FailureCode.UNREADABLE_AUDIO, "status " + status);
            case 400, 422 ->
                new RefusesAudio(
                        isOfTheFile(about) ? FailureCode.UNREADABLE_AUDIO : FailureCode.SPEECH_REFUSED,
                        "status " + status);
            default -> new Unavailable("status " + status, wait(headers));
        };
    }

    /** For how long the service asks everybody to leave it alone. */
    Duration leaveAlone(int status, Headers headers) {
        Duration wait = status == 429 ? wait(headers) : RateLimits.untilSomeRemains(headers);
        return status == 429 && wait.isZero() ? A_MOMENT : wait;
    }

    /** Whether a request was refused for the form of answer that it asks for. */
    static boolean refusesForm(int status, String body) {
        return (status == 400 || status == 422)
                && Stream.of("response_format", "timestamp_granularities").anyMatch(about(body)::contains);
    }

    private SpeechAnswer recognised(Headers headers, String content) {
        JsonNode tree = parse(content);
        if (tree.path("text").isTextual()) {
            return new Recognised(ReadText.read(tree));
        }
        if (tree.has("error") && isOfTheFile(about(content))) {
            return new RefusesAudio(FailureCode.UNREADABLE_AUDIO, "error with status 200");
        }
        @Nullable String type = headers.get("content-type");
        boolean plain = type != null && type.startsWith("text/plain") && !content.matches("(?s)\\s*[{<].*");
        return plain
                ? new Recognised(new RecognisedText(content.strip(), null, List.of(), List.of()))
                : new Unavailable("malformed answer", Duration.ZERO);
    }

    private Duration wait(Headers headers) {
        Duration after = RetryAfter.read(headers, clock);
        return after.isZero() ? RateLimits.untilSomeRemains(headers) : after;
    }

    /** A 400 may be about the file or about the rest of the request, which is then wrong for every file. */
    private static boolean isOfTheFile(String about) {
        return Stream.of("audio", "file", "decode").anyMatch(about::contains);
    }

    private static String about(String error) {
        return error.toLowerCase(Locale.ROOT).replace("audio/transcriptions", "");
    }

    private JsonNode parse(String content) {
        try {
            return Optional.ofNullable(json.readTree(content)).orElse(MissingNode.getInstance());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
