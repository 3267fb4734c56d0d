package dev.aisha.local.speech.endpoint;

import dev.aisha.local.speech.completion.CompleteChat;
import dev.aisha.local.speech.recognition.Fault;
import dev.aisha.local.speech.recognition.Fault.Refused;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The routes of the server. */
public final class SpeechApi {

    private static final String BEARER = "Bearer ";

    private final Transcribe transcribe;
    private final AtomicInteger strangers = new AtomicInteger();
    private volatile Set<String> keys;

    /** Any key but an empty one is good where there are no {@code keys}. */
    public SpeechApi(Transcribe transcribe, Set<String> keys) {
        this.transcribe = transcribe;
        this.keys = Set.copyOf(keys);
    }

    /** Takes requests with these keys from now on, and with no other. */
    public void acceptOnly(Set<String> others) {
        keys = Set.copyOf(others);
    }

    /** How many requests had a key that was not good. */
    public int strangers() {
        return strangers.get();
    }

    public Router router(Vertx vertx) {
        var router = Router.router(vertx);
        router.get("/health").handler(this::health);
        router.route("/v1/*").handler(this::checkKey);
        router.get("/v1/models").handler(SpeechApi::models);
        router.post("/v1/audio/transcriptions").handler(this::transcribe);
        router.post("/v1/chat/completions").handler(SpeechApi::complete);
        router.route().handler(SpeechApi::unknownUrl);
        return router;
    }

    private void health(RoutingContext context) {
        context.json(new JsonObject()
                .put("status", "UP")
                .put("recogniser", transcribe.recogniserName())
                .put("underWay", transcribe.underWay())
                .put("waiting", transcribe.waiting()));
    }

    private void checkKey(RoutingContext context) {
        var key = keyOf(context);
        if (key.isEmpty()) {
            AnswerRequest.play(context, Refusals.noKey());
        } else if (!keys.isEmpty() && !keys.contains(key)) {
            strangers.incrementAndGet();
            AnswerRequest.play(context, Fault.invalidKey());
        } else {
            context.next();
        }
    }

    private static String keyOf(RoutingContext context) {
        var header = Optional.ofNullable(context.request().getHeader("authorization"))
                .orElse("");
        return header.startsWith(BEARER) ? header.substring(BEARER.length()).strip() : "";
    }

    private static void models(RoutingContext context) {
        var data = new JsonArray();
        for (var model : EngineModel.ALL) {
            data.add(new JsonObject()
                    .put("id", model.id())
                    .put("object", "model")
                    .put("owned_by", "local"));
        }
        context.json(new JsonObject().put("object", "list").put("data", data));
    }

    private void transcribe(RoutingContext context) {
        if (!isMultipart(context)) {
            AnswerRequest.play(context, Refusals.badRequest("The body must be multipart/form-data."));
            return;
        }
        ReceiveForm.from(context.request())
                .onSuccess(form -> transcribe.take(context, form, keyOf(context)))
                .onFailure(
                        broken -> AnswerRequest.play(context, Refusals.badRequest("Could not parse multipart form")));
    }

    private static void complete(RoutingContext context) {
        context.request()
                .body()
                .onSuccess(body -> CompleteChat.answer(body.toString(StandardCharsets.UTF_8))
                        .ifPresentOrElse(
                                context::json,
                                () -> AnswerRequest.play(
                                        context, Refusals.badRequest("The body must have a model and messages."))))
                .onFailure(broken -> AnswerRequest.play(context, Refusals.badRequest("Could not read the body.")));
    }

    private static boolean isMultipart(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader("content-type"))
                .filter(type -> type.startsWith("multipart/form-data"))
                .isPresent();
    }

    private static void unknownUrl(RoutingContext context) {
        HttpMethod method = context.request().method();
        Refused refusal = Refusals.unknownUrl(method.name(), context.normalizedPath());
        AnswerRequest.play(context, refusal);
    }
}
