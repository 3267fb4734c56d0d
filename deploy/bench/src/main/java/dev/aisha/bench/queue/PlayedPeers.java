package dev.aisha.bench.queue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A Telegram and a billing that say yes to everything at once, so that nothing but the gateway is measured. */
final class PlayedPeers implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger messages = new AtomicInteger();

    PlayedPeers(Vertx vertx) throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    /** As TELEGRAM_API_URL and as BILLING_URL. */
    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void answer(HttpServerRequest request, Buffer body) {
        String path = Objects.requireNonNullElse(request.path(), "/");
        if (HttpMethod.PUT.equals(request.method())) {
            String id = path.substring(path.lastIndexOf('/') + 1);
            long seconds = body.toJsonObject().getLong("seconds");
            end(request, 201, """
                    {"id": "%s", "userId": "%s", "state": "HELD", "seconds": %d, "freeSeconds": 0, "coins": "1.00"}""".formatted(id, id, seconds));
        } else if (path.endsWith("/getMe")) {
            end(request, 200, """
                    {"ok": true, "result": {"id": 1, "is_bot": true, "first_name": "Aisha", "username": "aisha_bot"}}""");
        } else if (path.endsWith("/setWebhook")) {
            end(request, 200, "{\"ok\": true, \"result\": true}");
        } else {
            JsonObject chat = new JsonObject().put("id", 1).put("type", "private");
            JsonObject message = new JsonObject()
                    .put("message_id", messages.incrementAndGet())
                    .put("date", 1)
                    .put("chat", chat)
                    .put("text", "…");
            end(
                    request,
                    200,
                    new JsonObject().put("ok", true).put("result", message).encode());
        }
    }

    private static void end(HttpServerRequest request, int status, String json) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(json);
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
