package dev.aisha.local.sight;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Answers {@code /q/metrics} with what a test says. */
final class FakeService implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String metrics;

    private FakeService(HttpServer server, String metrics) {
        this.server = server;
        this.metrics = metrics;
    }

    static FakeService showing(String metrics) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var service = new FakeService(server, metrics);
            server.createContext("/q/metrics", exchange -> {
                byte[] body = service.metrics.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that takes requests, and answers none until it is closed. */
    static FakeService silent() {
        FakeService service = showing("");
        service.server.removeContext("/q/metrics");
        service.server.createContext("/", exchange -> {
            try {
                service.closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        return service;
    }

    void shows(String metrics) {
        this.metrics = metrics;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
