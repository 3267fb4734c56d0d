package dev.aisha.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Billing as the tests play it: raises whatever it is asked to, unless a test says otherwise. */
final class PlayedBilling implements AutoCloseable {
    static final String TOKEN = "first-token,second-token";

    private final HttpServer server;
    private final List<String> raises = new ArrayList<>();
    private final Deque<Integer> statuses = new ArrayDeque<>();

    PlayedBilling() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers the next requests with these. */
    synchronized void next(Integer... answers) {
        statuses.addAll(List.of(answers));
    }

    /** What was asked: path and body of each request with the right token. */
    synchronized List<String> raises() {
        return List.copyOf(raises);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean known =
                    "Bearer first-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            raises.add(exchange.getRequestURI().getPath() + " " + body);
            int status = known ? (statuses.isEmpty() ? 200 : statuses.remove()) : 401;
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
