package dev.aisha.local.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
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

/**
 * One public address before several gateways, each of which gets every other call. As a balancer does, it asks the next
 * one where nobody listens; where nobody answers in time the caller gets no answer either.
 */
public final class OneAddress implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OneAddress.class.getName());
    private static final int NOBODY_THERE = 502;
    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

    private final HttpServer server;
    private final Duration timeOut;
    private final Observer observer;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final List<AtomicInteger> answered = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    private OneAddress(Duration timeOut, Observer observer) {
        this.timeOut = timeOut;
        this.observer = observer;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::forward);
        server.start();
    }

    /** Sees every call that a gateway has answered, before the caller does. */
    @FunctionalInterface
    public interface Observer {
        void answered(byte[] body, int status);
    }

    public static OneAddress start() {
        return start(Duration.ofSeconds(30), (body, status) -> {});
    }

    /** One that waits so long for a gateway's answer, and tells an observer of it. */
    public static OneAddress start(Duration timeOut, Observer observer) {
        return new OneAddress(timeOut, observer);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void leadTo(String target) {
        answered.add(new AtomicInteger());
        targets.add(target);
    }

    /** How many calls each target has answered with 200. */
    public List<Integer> answeredByEach() {
        return answered.stream().map(AtomicInteger::get).toList();
    }

    /** Calls the first target without the secret; the status of its answer. */
    public int post(String path, String body) {
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
            int first = Math.floorMod(calls.getAndIncrement(), targets.size());
            List<String> secret = exchange.getRequestHeaders().getOrDefault(SECRET_HEADER, List.of());
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(ask(first, exchange.getRequestURI().toString(), body, secret), -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int ask(int first, String path, byte[] body, List<String> secret) throws IOException, InterruptedException {
        for (int i = 0; i < targets.size(); i++) {
            int next = (first + i) % targets.size();
            try {
                int status = send(targets.get(next) + path, body, secret);
                if (status == 200) {
                    answered.get(next).incrementAndGet();
                }
                observer.answered(body, status);
                return status;
            } catch (ConnectException e) {
                LOG.log(System.Logger.Level.DEBUG, "nobody listens at gateway " + next, e);
            }
        }
        return NOBODY_THERE;
    }

    private int send(String url, byte[] body, List<String> secret) throws IOException, InterruptedException {
        List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));
        secret.forEach(value -> headers.addAll(List.of(SECRET_HEADER, value)));
        return http.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .timeout(timeOut)
                                .headers(headers.toArray(String[]::new))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.close();
    }
}
