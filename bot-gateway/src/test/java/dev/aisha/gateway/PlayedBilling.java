package dev.aisha.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Billing, played: one coin a second, a hundred on arrival, no free minutes; it can be shut and opened. */
final class PlayedBilling implements AutoCloseable {
    static final String TOKEN = "internal-token-of-the-tests";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final Map<Long, BigDecimal> balances = new ConcurrentHashMap<>();
    private final Map<String, Hold> holds = new ConcurrentHashMap<>();
    private final PlayedSales sales = new PlayedSales(balances);
    private final Map<Long, List<String>> bookings = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;

    private record Hold(long telegramId, long seconds, String state) {}

    record Answer(int status, String body) {}

    /** What is bought. */
    PlayedSales sales() {
        return sales;
    }

    PlayedBilling() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Refuses everything with 503 until {@link #open}. */
    void shut() {
        open = false;
    }

    void open() {
        open = true;
    }

    void setBalance(long telegramId, String coins) {
        balances.put(telegramId, new BigDecimal(coins));
    }

    /** A user has these descriptions of bookings, the oldest first. */
    void book(long telegramId, List<String> descriptions) {
        bookings.put(telegramId, List.copyOf(descriptions));
    }

    /** HELD, CAPTURED, RELEASED, or NONE. */
    String stateOf(String jobId) {
        Hold hold = holds.get(jobId);
        return hold == null ? "NONE" : hold.state();
    }

    /** Calls about one job, such as {@code PUT} or {@code capture}. */
    List<String> calls(String jobId) {
        return calls.stream()
                .filter(call -> call.startsWith(jobId + " "))
                .map(call -> call.substring(jobId.length() + 1))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Answer answer = answer(exchange);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Answer(401, "");
        }
        if (!open) {
            return new Answer(503, "");
        }
        String[] path = exchange.getRequestURI().getPath().split("/", -1); // "", "v1", …
        if (Set.of("packages", "orders", "payments").contains(path[2])) {
            return sales.answer(path, json.readTree(exchange.getRequestBody()));
        }
        if (exchange.getRequestMethod().equals("DELETE")) {
            balances.remove(Long.parseLong(path[3]));
            return new Answer(204, "");
        }
        if (path.length == 5 && path[4].equals("transactions")) {
            return new Answer(
                    200,
                    bookings(Long.parseLong(path[3]), exchange.getRequestURI().getQuery()));
        }
        if (path[2].equals("users")) {
            return account(Long.parseLong(path[3]));
        }
        JsonNode body = json.readTree(exchange.getRequestBody());
        String act = path.length > 4 ? path[4] : "PUT";
        calls.add(path[3] + " " + act);
        return switch (act) {
            case "PUT" -> reserve(path[3], body);
            case "capture" -> settle(path[3], "CAPTURED", body.get("seconds").asLong());
            case "release" -> settle(path[3], "RELEASED", 0);
            default -> new Answer(404, "");
        };
    }

    /** Of whoever has a balance: a present, and a note; or what was booked, page by page. */
    private String bookings(long telegramId, String query) {
        List<String> booked = bookings.get(telegramId);
        if (booked != null) {
            return page(booked, query);
        }
        return query.contains("before=") && !query.contains("before=9999")
                ? "{\"transactions\": []}"
                : usualBookings(telegramId);
    }

    /** Their ids count from 1. */
    private String page(List<String> booked, String query) {
        Map<String, Long> asked = Stream.of(query.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> Long.parseLong(part[1])));
        long newest = Math.min(booked.size(), asked.getOrDefault("before", Long.MAX_VALUE) - 1);
        return LongStream.iterate(newest, id -> id >= 1, id -> id - 1)
                .limit(asked.getOrDefault("limit", 20L))
                .mapToObj(id -> """
                        {"id": %d, "amount": "-%d.25", "balanceAfter": "7.00", "type": "charge", "description": %s,
                         "createdAt": "2026-11-20T10:00:00Z", "cause": "reservation", "causeId": "r%d"}""".formatted(id, id, quoted(booked.get((int) id - 1)), id))
                .collect(Collectors.joining(",", "{\"transactions\": [", "]}"));
    }

    private String quoted(String text) {
        return json.getNodeFactory().textNode(text).toString();
    }

    private String usualBookings(long telegramId) {
        return balances.containsKey(telegramId) ? """
                {"transactions": [
                  {"id": 2, "amount": "-12.50", "type": "charge", "description": "", "createdAt": "2026-11-20T10:00:00Z",
                   "cause": "reservation", "causeId": "r"},
                  {"id": 1, "amount": "100.00", "type": "from a later version", "description": "",
                   "createdAt": "2026-11-19T10:00:00Z", "cause": "welcome", "causeId": "w"}]}""" : "{\"transactions\": []}";
    }

    private Answer account(long telegramId) {
        BigDecimal balance = balances.get(telegramId);
        return balance == null
                ? new Answer(404, "{}")
                : new Answer(200, """
                        {"userId":"%s","balance":"%s","held":"0.00","available":"%s","freeSecondsLeft":180}""".formatted(userId(telegramId), balance, balance));
    }

    private synchronized Answer reserve(String id, JsonNode body) {
        long telegramId = body.get("user").get("telegramId").asLong();
        long seconds = body.get("seconds").asLong();
        Hold known = holds.get(id);
        if (known != null) {
            return known.telegramId() == telegramId && known.seconds() == seconds
                    ? new Answer(200, held(id, known))
                    : new Answer(409, "{}");
        }
        BigDecimal price = BigDecimal.valueOf(seconds);
        BigDecimal balance = balances.computeIfAbsent(telegramId, newcomer -> new BigDecimal("100.00"));
        if (balance.compareTo(price) < 0) {
            return new Answer(402, """
                    {"type":"urn:aisha:problem:insufficient-funds","status":402,"missing":"%s","available":"%s"}""".formatted(price.subtract(balance), balance));
        }
        Hold hold = new Hold(telegramId, seconds, "HELD");
        holds.put(id, hold);
        return new Answer(201, held(id, hold));
    }

    private synchronized Answer settle(String id, String state, long seconds) {
        Hold hold = holds.get(id);
        if (hold == null) {
            return new Answer(404, "{}");
        }
        if (!hold.state().equals("HELD") && !hold.state().equals(state)) {
            return new Answer(409, "{}");
        }
        if (hold.state().equals("HELD")) {
            holds.put(id, new Hold(hold.telegramId(), hold.seconds(), state));
            balances.computeIfPresent(
                    hold.telegramId(), (user, balance) -> balance.subtract(BigDecimal.valueOf(seconds)));
        }
        return new Answer(200, """
                {"state":"%s","coins":"%d.00","freeSeconds":0,"balance":"%s"}""".formatted(state, seconds, balances.get(hold.telegramId())));
    }

    private static String held(String id, Hold hold) {
        return """
                {"id":"%s","userId":"%s","state":"%s","seconds":%d,"freeSeconds":0,"coins":"%d.00"}""".formatted(id, userId(hold.telegramId()), hold.state(), hold.seconds(), hold.seconds());
    }

    static UUID userId(long telegramId) {
        return new UUID(0xb111, telegramId);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
