package dev.aisha.local.sight;

import dev.aisha.local.sight.figures.WatchServices;
import dev.aisha.local.sight.page.PageRoutes;
import dev.aisha.local.sight.traces.TraceRoutes;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page with the main figures of the services, live, and the traces that they tell of. It listens on this machine only, and
 * keeps all in memory.
 *
 * <pre>{@code
 * var services = Map.of("bot-gateway", URI.create("http://127.0.0.1:8000"));
 * try (var sight = LocalSight.start(new Options(0, services))) {
 *     // OTEL_EXPORTER_OTLP_ENDPOINT = sight.url()
 * }
 * }</pre>
 */
public final class LocalSight implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx;
    private final HttpServer server;
    private final WatchServices watch;

    private LocalSight(Vertx vertx, HttpServer server, WatchServices watch) {
        this.vertx = vertx;
        this.server = server;
        this.watch = watch;
    }

    /**
     * How to start.
     *
     * @param port 0 takes a free one
     * @param services base URLs by name, in the order in which they are shown; a replica has a name of its own
     */
    public record Options(int port, Map<String, URI> services) {
        public Options {
            services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
        }
    }

    /**
     * Starts and returns when requests are served. A service need not run yet.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public static LocalSight start(Options options) {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        var watch = WatchServices.start(options.services(), Clock.systemUTC());
        try {
            // An upgrade to HTTP/2 in clear text now and then loses the end of a long answer.
            var limits = new HttpServerOptions().setHttp2ClearTextEnabled(false);
            var server = vertx.createHttpServer(limits)
                    .requestHandler(router(vertx, watch))
                    .listen(options.port(), HOST)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new LocalSight(vertx, server, watch);
        } catch (RuntimeException fault) {
            stop(vertx, watch);
            throw new UncheckedIOException(
                    new IOException("the page of figures cannot listen on port " + options.port(), fault.getCause()));
        }
    }

    private static Router router(Vertx vertx, WatchServices watch) {
        var router = Router.router(vertx);
        new TraceRoutes().mount(router);
        PageRoutes.mount(router, watch);
        return router;
    }

    /** Of the page, and of what takes traces in OTLP over HTTP: {@code http://127.0.0.1:PORT}. */
    public URI url() {
        return URI.create("http://" + HOST + ":" + server.actualPort());
    }

    /** Stops listening and watching; all that was seen is forgotten. */
    @Override
    public void close() {
        stop(vertx, watch);
    }

    private static void stop(Vertx vertx, WatchServices watch) {
        watch.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
