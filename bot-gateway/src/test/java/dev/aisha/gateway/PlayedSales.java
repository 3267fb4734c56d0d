package dev.aisha.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.gateway.PlayedBilling.Answer;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Billing's sale of coins, played: one package, {@code small}, 500 coins for 50 Stars. */
final class PlayedSales {
    private static final String COINS = "500.00";

    private final Map<Long, BigDecimal> balances;
    private final Map<String, Long> orders = new HashMap<>();
    private final Map<String, Long> payments = new HashMap<>();
    private final Map<String, Long> refunds = new HashMap<>();
    private boolean ordersAreOld;

    PlayedSales(Map<Long, BigDecimal> balances) {
        this.balances = balances;
    }

    /** From now on no order passes its check, as it would be too old. */
    synchronized void ordersAreOld(boolean old) {
        ordersAreOld = old;
    }

    /** How many payments of a user are credited and not refunded. */
    synchronized long credited(long telegramId) {
        return payments.entrySet().stream()
                .filter(payment -> payment.getValue() == telegramId && !refunds.containsKey(payment.getKey()))
                .count();
    }

    synchronized Answer answer(String[] path, JsonNode body) {
        return switch (path[2]) {
            case "packages" -> new Answer(200, """
                    {"packages": [{"name": "small", "stars": 50, "coins": "%s"}]}""".formatted(COINS));
            case "orders" -> path.length == 3 ? order(body) : check(path[3], body);
            default -> path.length == 3 ? credit(body) : refund(path[3]);
        };
    }

    private Answer order(JsonNode body) {
        if (!body.path("package").asText().equals("small")) {
            return new Answer(404, "{}");
        }
        String id = body.path("id").asText();
        long telegramId = body.path("telegramId").asLong();
        orders.put(id, telegramId);
        return new Answer(201, """
                {"id": "%s", "userId": "%s", "package": "small", "stars": 50, "coins": "%s", "payload": "payload of %s",
                 "expiresAt": "2100-01-01T00:00:00Z"}""".formatted(id, PlayedBilling.userId(telegramId), COINS, id));
    }

    private Answer check(String id, JsonNode body) {
        boolean fits = !ordersAreOld
                && orders.getOrDefault(id, 0L) == body.path("telegramId").asLong()
                && body.path("payload").asText().equals("payload of " + id)
                && body.path("currency").asText().equals("XTR")
                && body.path("amount").asLong() == 50;
        return fits ? new Answer(200, """
                        {"id": "%s", "stars": 50, "coins": "%s"}""".formatted(id, COINS)) : new Answer(409, "{}");
    }

    private Answer credit(JsonNode body) {
        String charge = body.path("chargeId").asText();
        long telegramId = body.path("telegramId").asLong();
        if (orders.getOrDefault(body.path("orderId").asText(), 0L) != telegramId
                || !body.path("coins").asText().equals(COINS)) {
            return new Answer(409, "{}");
        }
        boolean fresh = payments.putIfAbsent(charge, telegramId) == null;
        if (fresh) {
            balances.merge(telegramId, new BigDecimal("600.00"), (had, first) -> had.add(new BigDecimal(COINS)));
        }
        return new Answer(fresh ? 201 : 200, """
                {"chargeId": "%s", "userId": "%s", "stars": 50, "coins": "%s", "balance": "%s"}""".formatted(
                        charge, PlayedBilling.userId(telegramId), COINS, balances.get(telegramId)));
    }

    private Answer refund(String charge) {
        Long telegramId = payments.get(charge);
        if (telegramId == null) {
            return new Answer(404, "{}");
        }
        BigDecimal balance = balances.getOrDefault(telegramId, BigDecimal.ZERO);
        if (!refunds.containsKey(charge)) {
            if (balance.compareTo(new BigDecimal(COINS)) < 0) {
                return new Answer(409, "{}");
            }
            refunds.put(charge, telegramId);
            balances.put(telegramId, balance.subtract(new BigDecimal(COINS)));
        }
        return new Answer(
                200, """
                {"chargeId": "%s", "userId": "%s", "stars": 50, "coins": "%s", "balance": "%s"}""".formatted(charge, PlayedBilling.userId(telegramId), COINS, balances.get(telegramId)));
    }
}
