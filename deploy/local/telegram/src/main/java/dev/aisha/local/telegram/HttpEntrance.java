package dev.aisha.local.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The HTTP server on its port; what it answers is mounted by others. */
final class HttpEntrance implements AutoCloseable {

    /** What a bot may upload, and some room for the rest of the form. */
    private static final long MAX_BOT_BODY = 52L << 20;

    /** What a person may send from the page. */
    private static final long MAX_PAGE_BODY = 512L << 20;

    /** A text of 4096 characters in three bytes each, all of them escaped, with room for its entities. */
    private static final int MAX_FORM_FIELD = 512 << 10;

    private static final int CLOSE_SECONDS = 10;

    private final Vertx vertx;
    private final HttpServer server;

    private HttpEntrance(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Opens the port.
     *
     * @param uploads folder for what is being uploaded
     * @param routes mounts what is answered
     */
    static HttpEntrance open(String host, int port, Path uploads, Consumer<Router> routes) {
        var vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        var router = Router.router(vertx);
        router.route("/local/*").handler(body(uploads, MAX_PAGE_BODY));
        router.routeWithRegex("/bot.*").handler(body(uploads, MAX_BOT_BODY));
        routes.accept(router);
        router.route().failureHandler(HttpEntrance::fail);
        router.route().handler(context -> context.fail(404));
        var options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                // An upgrade to HTTP/2 in clear text now and then loses the end of a long answer.
                .setHttp2ClearTextEnabled(false)
                .setMaxFormAttributeSize(MAX_FORM_FIELD)
                .setMaxFormBufferedBytes(MAX_FORM_FIELD)
                .setMaxInitialLineLength(MAX_FORM_FIELD);
        try {
            var server = vertx.createHttpServer(options).requestHandler(router);
            server.listen().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
            return new HttpEntrance(vertx, server);
        } catch (ExecutionException | TimeoutException e) {
            vertx.close();
            throw new IllegalStateException("cannot listen on " + host + ":" + port + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            vertx.close();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }

    int port() {
        return server.actualPort();
    }

    private static BodyHandler body(Path uploads, long limit) {
        return BodyHandler.create(uploads.toString())
                .setBodyLimit(limit)
                .setDeleteUploadedFilesOnEnd(true)
                .setMergeFormAttributes(false);
    }

    private static void fail(RoutingContext context) {
        int status = context.statusCode() > 0 ? context.statusCode() : 500;
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("ok", false)
                .put("error_code", status)
                .put("description", HttpResponseStatus.valueOf(status).reasonPhrase());
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toString());
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the server did not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
