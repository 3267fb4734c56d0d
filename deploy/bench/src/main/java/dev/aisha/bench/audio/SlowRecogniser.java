package dev.aisha.bench.audio;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A speech service that takes a fixed time for whatever it is sent, and no CPU to speak of. */
public final class SlowRecogniser implements AutoCloseable {
    /** What it hears in everything. */
    public static final String TEXT = "so it was said";

    private static final String ANSWER = "{\"text\": \"" + TEXT + "\"}";

    private final Vertx vertx;
    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Duration time = Duration.ZERO;

    /** On a free port; answers at once until it is told otherwise. */
    public SlowRecogniser(Vertx vertx) throws Exception {
        this.vertx = vertx;
        server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(audio -> {
            requests.incrementAndGet();
            if (time.isZero()) {
                answer(request);
            } else {
                vertx.setTimer(time.toMillis(), timer -> answer(request));
            }
        });
    }

    private static void answer(HttpServerRequest request) {
        request.response().putHeader("content-type", "application/json").end(ANSWER);
    }

    /** From now on each request takes so long. */
    public void takes(Duration time) {
        this.time = time;
    }

    /** As OPENAI_BASE_URL. */
    public String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/v1";
    }

    /** How many requests it has had. */
    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
