package dev.aisha.worker.rendition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.aisha.worker.provider.ReadTrouble;
import dev.aisha.worker.provider.Trouble;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Makes one request: {@code POST {OPENAI_BASE_URL}/chat/completions}, with nothing but a model and messages, as further
 * options differ from model to model and server to server. On the caller's thread.
 */
@Singleton
final class AskModelService {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final long LARGEST_ANSWER = 4L * 1024 * 1024;

    private final OkHttpClient http;
    private final HttpUrl endpoint;
    private final String apiKey;
    private final ObjectMapper json;
    private final Clock clock;

    AskModelService(RenditionConfig config, ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
        apiKey = config.apiKey();
        endpoint = HttpUrl.get(config.baseUrl())
                .newBuilder()
                .addPathSegments("chat/completions")
                .build();
        http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT_LIMIT)
                .readTimeout(config.requestTimeLimit())
                .writeTimeout(config.requestTimeLimit())
                .callTimeout(config.requestTimeLimit())
                .connectionPool(new ConnectionPool(config.concurrency(), 1, TimeUnit.MINUTES))
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    /**
     * What came of it.
     *
     * @param leaveAlone for how long the service asks everybody to leave it alone; zero where it does not
     */
    record Asked(ModelAnswer answer, Duration leaveAlone) {}

    /** Has {@code model} do with {@code text} what {@code instructions} say. */
    Asked ask(String model, String instructions, String text) {
        try (Response response =
                http.newCall(request(model, instructions, text)).execute()) {
            BufferedSource body = response.body().source();
            if (body.request(LARGEST_ANSWER + 1)) {
                return new Asked(none("answer too large"), Duration.ZERO);
            }
            return new Asked(
                    read(response, body.getBuffer().readUtf8()),
                    ReadTrouble.leaveAlone(response.code(), response.headers(), clock));
        } catch (IOException e) {
            return new Asked(none(e.getClass().getSimpleName()), Duration.ZERO);
        }
    }

    private Request request(String model, String instructions, String text) {
        Map<String, Object> body = Map.of(
                "model",
                model,
                "messages",
                List.of(Map.of("role", "system", "content", instructions), Map.of("role", "user", "content", text)));
        return new Request.Builder()
                .url(endpoint)
                .header("Authorization", "Bearer " + apiKey)
                .post(RequestBody.create(write(body), JSON))
                .build();
    }

    /** {@code {"choices": [{"message": {"content", "refusal"}, "finish_reason"}]}}. */
    private ModelAnswer read(Response response, String body) {
        if (response.code() != 200) {
            return new ModelAnswer.None(ReadTrouble.read(response.code(), response.headers(), body, clock));
        }
        JsonNode choice = parse(body).path("choices").path(0);
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

    private byte[] write(Map<String, Object> body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request cannot be written", e);
        }
    }
}
