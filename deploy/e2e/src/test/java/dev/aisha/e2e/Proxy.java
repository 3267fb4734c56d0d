package dev.aisha.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** One public address before several gateways, each of which gets every other call. */
final class Proxy implements AutoCloseable {
    private static final Duration TIME_OUT = Duration.ofSeconds(30);
    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final List<AtomicInteger> answered = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    private Proxy() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::forward);
        server.start();
    }

    static Proxy start() {
        return new Proxy();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void leadTo(String target) {
        answered.add(new AtomicInteger());
        targets.add(target);
    }

    /** How many calls each target has answered with 200. */
    List<Integer> answeredByEach() {
        return answered.stream().map(AtomicInteger::get).toList();
    }

    /** Calls the first target without the secret; the status of its answer. */
    int post(String path, String body) {
        try {
            return send(targets.getFirst() + path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            int next = Math.floorMod(calls.getAndIncrement(), targets.size());
            List<String> secret = exchange.getRequestHeaders().getOrDefault(SECRET_HEADER, List.of());
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status = send(targets.get(next) + exchange.getRequestURI(), body, secret);
            if (status == 200) {
                answered.get(next).incrementAndGet();
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int send(String url, byte[] body, List<String> secret) throws IOException, InterruptedException {
        List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));
        secret.forEach(value -> headers.addAll(List.of(SECRET_HEADER, value)));
        return http.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .timeout(TIME_OUT)
                                .headers(headers.toArray(String[]::new))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        http.close();
    }
}
