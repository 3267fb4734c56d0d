package dev.aisha.worker.rendition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A service that answers what a test tells it to, byte for byte, and remembers what it was sent. */
final class PlayedModel implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<String> requests = new ArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private String authorization = "";

    private record Reply(int status, Map<String, String> headers, String body) {}

    PlayedModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    synchronized void next(int status, Map<String, String> headers, String body) {
        replies.add(new Reply(status, headers, body));
    }

    void next(int status, String body) {
        next(status, Map.of(), body);
    }

    synchronized JsonNode request(int number) {
        try {
            return JSON.readTree(requests.get(number));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    synchronized int requests() {
        return requests.size();
    }

    synchronized String authorization() {
        return authorization;
    }

    RenditionConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(RenditionConfig.class)
                .withDefaultValue(
                        "aisha.rendition.base-url",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/v1")
                .withDefaultValue("aisha.rendition.api-key", "sk-test")
                .withDefaultValue("aisha.rendition.request-time-limit", "1s")
                .build()
                .getConfigMapping(RenditionConfig.class);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            authorization = exchange.getRequestHeaders().getFirst("authorization");
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Reply reply = replies.isEmpty() ? new Reply(500, Map.of(), "") : replies.remove();
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
