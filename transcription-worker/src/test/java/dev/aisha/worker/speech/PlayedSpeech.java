package dev.aisha.worker.speech;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aisha.worker.audio.AudioChunk;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A speech service that answers what a test tells it to, byte for byte, and remembers what it was sent. */
final class PlayedSpeech implements AutoCloseable {
    private final HttpServer server;
    private final List<String> requests = new ArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();

    record Reply(int status, Map<String, String> headers, String body) {}

    PlayedSpeech() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/audio/transcriptions", this::answer);
        server.start();
    }

    synchronized void next(int status, Map<String, String> headers, String body) {
        replies.add(new Reply(status, headers, body));
    }

    void next(int status, String body) {
        next(status, Map.of(), body);
    }

    /** Bodies of all requests, oldest first. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** The worker's settings for this service. */
    SpeechConfig config(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SpeechConfig.class)
                .withDefaultValue(
                        "aisha.speech.base-url",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/v1")
                .withDefaultValue("aisha.speech.api-key", "sk-test")
                .withDefaultValue("aisha.speech.model", "gpt-transcribe")
                .withDefaultValue("aisha.speech.chunk-concurrency", "4");
        settings.forEach((name, value) -> builder.withDefaultValue("aisha.speech." + name, value));
        return builder.build().getConfigMapping(SpeechConfig.class);
    }

    /** A chunk of this length whose file holds this. */
    static AudioChunk chunk(Path folder, Duration length, String content) {
        try {
            Path file = Files.writeString(folder.resolve("chunk"), content);
            return new AudioChunk(0, Duration.ZERO, length, List.of(), file, "ogg");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Reply reply = replies.isEmpty() ? new Reply(500, Map.of(), "") : replies.remove();
            reply.headers().forEach(exchange.getResponseHeaders()::add);
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
