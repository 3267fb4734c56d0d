package dev.aisha.worker.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.aisha.contract.FailureCode;
import dev.aisha.worker.provider.ReadTrouble;
import dev.aisha.worker.provider.Trouble;
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
import java.util.stream.Stream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads what speech services answer, tolerantly: OpenAI answers {@code {"text", …}} and {@code {"error": {"message",
 * "type", "param", "code"}}}; compatible servers leave fields out, answer plain text, and nest their errors otherwise.
 */
@Singleton
final class ReadAnswer {
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
        return switch (ReadTrouble.read(status, headers, content, clock)) {
            case Trouble.WithUs(String problem) -> new RefusesUs(problem);
            case Trouble.TooMany(Duration retryAfter) -> new Throttled(retryAfter);
            case Trouble.WithThem(String problem, Duration retryAfter) -> new Unavailable(problem, retryAfter);
            case Trouble.WithTheRequest(String problem) ->
                new RefusesAudio(
                        status == 413 || status == 415 || isOfTheFile(about(content))
                                ? FailureCode.UNREADABLE_AUDIO
                                : FailureCode.SPEECH_REFUSED,
                        problem);
        };
    }

    /** For how long the service asks everybody to leave it alone. */
    Duration leaveAlone(int status, Headers headers) {
        return ReadTrouble.leaveAlone(status, headers, clock);
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
