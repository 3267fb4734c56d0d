package dev.aisha.worker.rendition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.aisha.worker.provider.ProviderHttp;
import dev.aisha.worker.provider.ProviderHttp.Answer;
import dev.aisha.worker.provider.ProviderHttp.TooLarge;
import dev.aisha.worker.provider.ReadTrouble;
import dev.aisha.worker.provider.Trouble;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/**
 * Makes one request: {@code POST {OPENAI_BASE_URL}/chat/completions}, with nothing but a model and messages, as further
 * options differ from model to model and server to server. On the caller's thread.
 */
@Singleton
final class AskModelService {
    private static final MediaType JSON = MediaType.get("application/json");

    private final ProviderHttp http;
    private final ObjectMapper json;
    private final Clock clock;

    AskModelService(RenditionConfig config, ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
        http = new ProviderHttp(
                config.baseUrl(), "chat/completions", config.apiKey(), config.requestTimeLimit(), config.concurrency());
    }

    /**
     * What came of it.
     *
     * @param leaveAlone for how long the service asks everybody to leave it alone; zero where it does not
     */
    record Asked(ModelAnswer answer, Duration leaveAlone) {}

    /** Has {@code model} do with {@code text} what {@code instructions} say. */
    Asked ask(String model, String instructions, String text) {
        try {
            Answer answer = http.post(RequestBody.create(write(model, instructions, text), JSON));
            return new Asked(read(answer), ReadTrouble.leaveAlone(answer.status(), answer.headers(), clock));
        } catch (TooLarge e) {
            return new Asked(none("answer too large"), Duration.ZERO);
        } catch (IOException e) {
            return new Asked(none(e.getClass().getSimpleName()), Duration.ZERO);
        }
    }

    /** {@code {"choices": [{"message": {"content", "refusal"}, "finish_reason"}]}}. */
    private ModelAnswer read(Answer answer) {
        if (answer.status() != 200) {
            return new ModelAnswer.None(ReadTrouble.read(answer.status(), answer.headers(), answer.body(), clock));
        }
        JsonNode choice = parse(answer.body()).path("choices").path(0);
        String text = choice.path("message").path("content").asText("").strip();
        String reason = choice.path("finish_reason").asText("");
        if (reason.equals("content_filter")
                || choice.path("message").path("refusal").isTextual()) {
            return new ModelAnswer.None(new Trouble.WithTheRequest("refused by the model"));
        }
        if (text.isEmpty() && !reason.equals("length")) {
            return none("no text in the answer");
        }
        return new ModelAnswer.Written(text, !reason.equals("length"));
    }

    private static ModelAnswer none(String problem) {
        return new ModelAnswer.None(new Trouble.WithThem(problem, Duration.ZERO));
    }

    private JsonNode parse(String body) {
        try {
            return Optional.ofNullable(json.readTree(body)).orElse(MissingNode.getInstance());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private byte[] write(String model, String instructions, String text) {
        List<Map<String, String>> messages =
                List.of(Map.of("role", "system", "content", instructions), Map.of("role", "user", "content", text));
        try {
            return json.writeValueAsBytes(Map.of("model", model, "messages", messages));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request cannot be written", e);
        }
    }
}
