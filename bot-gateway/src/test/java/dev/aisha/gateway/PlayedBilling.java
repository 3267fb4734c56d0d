package dev.aisha.gateway;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
    private final Map<String, String> adjustments = new ConcurrentHashMap<>();
    private volatile boolean answersAdjustments = true;
    private volatile boolean open = true;

    private record Hold(long telegramId, long seconds, BigDecimal price, String state) {
        /** A coin a second, or a price of its own. */
        BigDecimal costOf(long some) {
            return price.multiply(BigDecimal.valueOf(some))
                    .divide(BigDecimal.valueOf(seconds), 2, RoundingMode.HALF_UP);
        }
    }

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

    /** From now on adjustments are booked, and answered with 503 as if the answer were lost, or are answered again. */
    void answersAdjustments(boolean answers) {
        answersAdjustments = answers;
    }

    /** What was booked for a user: amount, reason, operator. */
    List<String> adjustments(long telegramId) {
        return adjustments.values().stream()
                .filter(booked -> booked.startsWith(telegramId + " "))
                .map(booked -> booked.substring(booked.indexOf(' ') + 1))
                .toList();
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

    /** Whose coins are held, or were, by Telegram's id. */
    long payer(String jobId) {
        return requireNonNull(holds.get(jobId)).telegramId();
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
        if (path.length == 5 && path[4].equals("adjustments")) {
            Answer answer = adjust(Long.parseLong(path[3]), json.readTree(exchange.getRequestBody()));
            return answersAdjustments ? answer : new Answer(503, "");
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

    private synchronized Answer adjust(long telegramId, JsonNode body) {
        BigDecimal balance = balances.get(telegramId);
        if (balance == null) {
            return new Answer(404, "{}");
        }
        BigDecimal amount = new BigDecimal(body.path("amount").asText());
        String id = body.path("id").asText();
        String booking = telegramId + " " + amount + " " + body.path("reason").asText() + " by "
                + body.path("operator").asText();
        String known = adjustments.get(id);
        if (known != null && !known.equals(booking)) {
            return new Answer(409, """
                    {"reason": "id-taken"}""");
        }
        if (known == null && balance.add(amount).signum() < 0) {
            return new Answer(409, """
                    {"reason": "coins-spent", "missing": "%s", "available": "%s"}""".formatted(amount.negate().subtract(balance), balance));
        }
        if (known == null) {
            adjustments.put(id, booking);
            balances.put(telegramId, balance.add(amount));
        }
        return new Answer(
                known == null ? 201 : 200, """
                {"id": "%s", "userId": "%s", "amount": "%s", "balance": "%s"}""".formatted(id, userId(telegramId), amount, balances.get(telegramId)));
    }

    private synchronized Answer reserve(String id, JsonNode body) {
        long telegramId = body.get("user").get("telegramId").asLong();
        long seconds = body.get("seconds").asLong();
        BigDecimal price = body.has("coins") ? new BigDecimal(body.get("coins").asText()) : BigDecimal.valueOf(seconds);
        Hold known = holds.get(id);
        if (known != null) {
            return known.telegramId() == telegramId
                            && known.seconds() == seconds
                            && known.price().compareTo(price) == 0
                    ? new Answer(200, held(id, known))
                    : new Answer(409, "{}");
        }
        BigDecimal balance = balances.computeIfAbsent(telegramId, newcomer -> new BigDecimal("100.00"));
        if (balance.compareTo(price) < 0) {
            return new Answer(402, """
                    {"type":"urn:aisha:problem:insufficient-funds","status":402,"missing":"%s","available":"%s"}""".formatted(price.subtract(balance), balance));
        }
        Hold hold = new Hold(telegramId, seconds, price, "HELD");
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
            holds.put(id, new Hold(hold.telegramId(), hold.seconds(), hold.price(), state));
            balances.computeIfPresent(hold.telegramId(), (user, balance) -> balance.subtract(hold.costOf(seconds)));
        }
        return new Answer(200, """
                {"state":"%s","coins":"%s","freeSeconds":0,"balance":"%s"}""".formatted(state, hold.costOf(seconds), balances.get(hold.telegramId())));
    }

    private static String held(String id, Hold hold) {
        return """
                {"id":"%s","userId":"%s","state":"%s","seconds":%d,"freeSeconds":0,"coins":"%s"}""".formatted(id, userId(hold.telegramId()), hold.state(), hold.seconds(), hold.costOf(hold.seconds()));
    }

    static UUID userId(long telegramId) {
        return new UUID(0xb111, telegramId);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
