package dev.aisha.local.speech.completion;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stands in for a language model: it reads the last message and says how many words it has and how they begin. That is no
 * summary and no translation, and it says so; everything around it is as with a model.
 */
public final class CompleteChat {
    private static final int QUOTED_WORDS = 25;

    private CompleteChat() {}

    /** The answer to a request's body; empty where that is none. */
    public static Optional<JsonObject> answer(String body) {
        try {
            JsonObject request = new JsonObject(body);
            JsonArray messages = request.getJsonArray("messages");
            if (request.getString("model", "").isBlank() || messages == null || messages.isEmpty()) {
                return Optional.empty();
            }
            String text = messages.getJsonObject(messages.size() - 1).getString("content", "");
            return Optional.of(answer(request.getString("model"), text));
        } catch (DecodeException | ClassCastException malformed) {
            return Optional.empty();
        }
    }

    private static JsonObject answer(String model, String text) {
        return new JsonObject()
                .put("object", "chat.completion")
                .put("model", model)
                .put(
                        "choices",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("index", 0)
                                        .put("finish_reason", "stop")
                                        .put(
                                                "message",
                                                new JsonObject()
                                                        .put("role", "assistant")
                                                        .put("content", content(text)))));
    }

    private static String content(String text) {
        String[] words = text.strip().split("\\s+");
        String beginning = Stream.of(words).limit(QUOTED_WORDS).collect(Collectors.joining(" "));
        return "(No language model runs here, this stands in for one.) " + words.length + " words, which begin: "
                + beginning + (words.length > QUOTED_WORDS ? " …" : "");
    }
}
