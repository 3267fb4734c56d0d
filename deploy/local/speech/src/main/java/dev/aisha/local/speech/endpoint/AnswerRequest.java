package dev.aisha.local.speech.endpoint;

import dev.aisha.local.speech.endpoint.WriteTranscript.Written;
import dev.aisha.local.speech.recognition.Fault;
import dev.aisha.local.speech.recognition.Fault.CutOff;
import dev.aisha.local.speech.recognition.Fault.Dropped;
import dev.aisha.local.speech.recognition.Fault.Malformed;
import dev.aisha.local.speech.recognition.Fault.Raw;
import dev.aisha.local.speech.recognition.Fault.Refused;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Sends answers and plays faults; on the request's event loop only. */
final class AnswerRequest {

    private static final String HALF_A_TRANSCRIPT = "{\"text\": \"these words are cut off in the mid";

    private AnswerRequest() {}

    static void send(RoutingContext context, Written written) {
        send(context, 200, written.contentType(), written.body());
    }

    static void play(RoutingContext context, Fault fault) {
        switch (fault) {
            case Refused refused -> refuse(context, refused);
            case Raw raw -> send(context, raw.status(), raw.contentType(), raw.body());
            case Malformed malformed -> send(context, 200, "application/json", HALF_A_TRANSCRIPT);
            case CutOff cutOff -> cutOff(context);
            case Dropped dropped -> context.request().connection().close();
        }
    }

    private static void refuse(RoutingContext context, Refused refused) {
        refused.headers().forEach(context.response()::putHeader);
        var error = new JsonObject()
                .put("message", refused.message())
                .put("type", refused.type())
                .put("param", null)
                .put("code", refused.code().orElse(null));
        send(
                context,
                refused.status(),
                "application/json",
                new JsonObject().put("error", error).encode());
    }

    private static void cutOff(RoutingContext context) {
        context.response()
                .putHeader("content-type", "application/json")
                .putHeader("content-length", Integer.toString(HALF_A_TRANSCRIPT.length() * 2))
                .write(HALF_A_TRANSCRIPT)
                .onComplete(written -> context.request().connection().close());
    }

    private static void send(RoutingContext context, int status, String contentType, String body) {
        if (!context.response().ended() && !context.response().closed()) {
            context.response()
                    .setStatusCode(status)
                    .putHeader("content-type", contentType)
                    .end(body);
        }
    }
}
