package dev.aisha.billing.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Speaks to the service as the gateway and the workers do. */
public final class BillingClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong NEXT_TELEGRAM_ID = new AtomicLong(1_000_000);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI base;

    public BillingClient(URI base) {
        this.base = base;
    }

    /** Somebody whom nobody has met. */
    public static long stranger() {
        return NEXT_TELEGRAM_ID.incrementAndGet();
    }

    public Answer reserve(UUID id, long telegramId, long seconds) {
        return reserve(id, telegramId, seconds, "Ada");
    }

    public Answer reserve(UUID id, long telegramId, long seconds, String firstName) {
        return send("PUT", "/v1/reservations/" + id, """
                {"user": {"telegramId": %d, "firstName": "%s"}, "seconds": %d}""".formatted(telegramId, firstName, seconds));
    }

    /** At a price of its own. */
    public Answer reserveAt(UUID id, long telegramId, String coins) {
        return send("PUT", "/v1/reservations/" + id, """
                {"user": {"telegramId": %d, "firstName": "Ada"}, "seconds": 1, "coins": "%s"}""".formatted(telegramId, coins));
    }

    public Answer raise(UUID id, long seconds) {
        return send("POST", "/v1/reservations/" + id + "/raise", "{\"seconds\": " + seconds + "}");
    }

    public Answer capture(UUID id, long seconds) {
        return send("POST", "/v1/reservations/" + id + "/capture", "{\"seconds\": " + seconds + "}");
    }

    public Answer release(UUID id) {
        return send("POST", "/v1/reservations/" + id + "/release", "{\"reason\": \"no speech\"}");
    }

    public Answer refund(UUID id) {
        return send("POST", "/v1/reservations/" + id + "/refund", """
                {"reason": "bad transcript", "operator": "grace"}""");
    }

    public Answer pay(String chargeId, long telegramId, long stars, String coins) {
        return send("POST", "/v1/payments", """
                {"telegramId": %d, "chargeId": "%s", "stars": %d, "coins": "%s"}""".formatted(telegramId, chargeId, stars, coins));
    }

    public Answer pay(String chargeId, long telegramId, long stars, String coins, UUID order) {
        return send("POST", "/v1/payments", """
                {"telegramId": %d, "chargeId": "%s", "stars": %d, "coins": "%s", "orderId": "%s"}""".formatted(telegramId, chargeId, stars, coins, order));
    }

    public Answer refundPayment(String chargeId) {
        return exchange(authorized("/v1/payments/" + chargeId + "/refund").POST(BodyPublishers.noBody()));
    }

    public Answer order(UUID id, long telegramId, String packageName) {
        return send("POST", "/v1/orders", """
                {"id": "%s", "telegramId": %d, "package": "%s"}""".formatted(id, telegramId, packageName));
    }

    public Answer check(UUID id, long telegramId, String payload, String currency, long amount) {
        return send("POST", "/v1/orders/" + id + "/check", """
                {"telegramId": %d, "payload": "%s", "currency": "%s", "amount": %d}""".formatted(telegramId, payload, currency, amount));
    }

    public Answer adjust(UUID id, long telegramId, String amount) {
        return send("POST", "/v1/users/" + telegramId + "/adjustments", """
                {"id": "%s", "amount": "%s", "reason": "made up for an outage", "operator": "grace"}""".formatted(id, amount));
    }

    public Answer makePromoCode(String code, String coins, long mostRedemptions, long mostPerUser) {
        return send("PUT", "/v1/promo-codes/" + code, """
                {"coins": "%s", "mostRedemptions": %d, "mostPerUser": %d, "operator": "grace"}""".formatted(coins, mostRedemptions, mostPerUser));
    }

    public Answer redeem(String code, UUID id, long telegramId) {
        return send("POST", "/v1/promo-codes/" + code + "/redemptions", """
                {"id": "%s", "telegramId": %d}""".formatted(id, telegramId));
    }

    public Answer erase(long telegramId) {
        return exchange(authorized("/v1/users/" + telegramId).DELETE());
    }

    public Answer account(long telegramId) {
        return get("/v1/users/" + telegramId + "/account");
    }

    public Answer transactions(long telegramId, String query) {
        return get("/v1/users/" + telegramId + "/transactions" + query);
    }

    public Answer audit() {
        return get("/v1/audit");
    }

    public Answer get(String path) {
        return exchange(authorized(path).GET());
    }

    public Answer send(String method, String path, String body) {
        return exchange(authorized(path)
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json"));
    }

    private HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "Bearer " + Postgres.TOKEN);
    }

    /** A request without token, for a test to add what it likes. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    public Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the same thing several times at once. */
    public static List<CompletableFuture<Answer>> atOnce(int times, Callable<Answer> call) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(started(call));
        }
        return answers;
    }

    public static CompletableFuture<Answer> started(Callable<Answer> call) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(call.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /** What the service said. */
    public record Answer(int status, String contentType, String text) {

        public JsonNode json() {
            try {
                return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String field(String name) {
            return json().path(name).asText();
        }
    }
}
