package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and that it is refused by name. */
@QuarkusTest
class BadInputIT extends BillingTest {
    private static final UUID ID = UUID.randomUUID();

    private static void assertRefused(Answer answer, String named) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.field("detail")).contains(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                        | body",
                "null                                                      | body",
                "{                                                         | JSON",
                "[]                                                        | JSON",
                "{\"user\":{\"telegramId\":1},\"seconds\":1} more          | JSON",
                "{\"user\":{\"telegramId\":1},\"seconds\":1,\"seconds\":2} | JSON",
                "{\"seconds\":1}                                           | user",
                "{\"user\":{},\"seconds\":1}                               | user.telegramId",
                "{\"user\":{\"telegramId\":\"1\"},\"seconds\":1}           | user.telegramId",
                "{\"user\":{\"telegramId\":0},\"seconds\":1}               | user.telegramId",
                "{\"user\":{\"telegramId\":-1},\"seconds\":1}              | user.telegramId",
                "{\"user\":{\"telegramId\":4503599627370496},\"seconds\":1}| user.telegramId",
                "{\"user\":{\"telegramId\":1,\"age\":2},\"seconds\":1}     | user.age",
                "{\"user\":{\"telegramId\":1,\"username\":5},\"seconds\":1}| user.username",
                "{\"user\":{\"telegramId\":1,\"firstName\":\"a\\u0000\"},\"seconds\":1} | user.firstName",
                "{\"user\":{\"telegramId\":1}}                             | seconds",
                "{\"user\":{\"telegramId\":1},\"seconds\":null}            | seconds",
                "{\"user\":{\"telegramId\":1},\"seconds\":\"1\"}           | seconds",
                "{\"user\":{\"telegramId\":1},\"seconds\":true}            | seconds",
                "{\"user\":{\"telegramId\":1},\"seconds\":1.0}             | seconds",
                "{\"user\":{\"telegramId\":1},\"seconds\":1e3}             | seconds",
                "{\"user\":{\"telegramId\":1},\"seconds\":-1}              | seconds",
                "{\"user\":{\"telegramId\":1},\"seconds\":1000001}         | seconds",
                "{\"user\":{\"telegramId\":1},\"seconds\":99999999999999999999} | seconds",
                "{\"user\":{\"telegramId\":1},\"seconds\":1,\"coins\":1}   | coins"
            })
    void aBadReservation(String body, String named) {
        assertRefused(billing.send("PUT", "/v1/reservations/" + ID, body), named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"raise", "capture"})
    void badSeconds(String step) {
        String path = "/v1/reservations/" + ID + "/" + step;

        assertRefused(billing.send("POST", path, "{}"), "seconds");
        assertRefused(billing.send("POST", path, "{\"seconds\": -1}"), "seconds");
        assertRefused(billing.send("POST", path, "{\"seconds\": 1.5}"), "seconds");
        assertRefused(billing.send("POST", path, "{\"seconds\": 1, \"minutes\": 1}"), "minutes");
        assertRefused(billing.send("POST", path, ""), "body");
    }

    @Test
    void aReleaseWithoutAReason() {
        String path = "/v1/reservations/" + ID + "/release";

        assertRefused(billing.send("POST", path, "{}"), "reason");
        assertRefused(billing.send("POST", path, "{\"reason\": \" \"}"), "reason");
        assertRefused(billing.send("POST", path, "{\"reason\": \"" + "x".repeat(256) + "\"}"), "reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1-1-1-1-1", "00000000-0000-0000-0000-00000000000g"})
    void anIdThatIsNoUuid(String id) {
        assertRefused(
                billing.send("PUT", "/v1/reservations/" + id, "{\"user\":{\"telegramId\":1},\"seconds\":1}"), "id");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/users/ada/account, telegramId",
        "/v1/users/-1/account, telegramId",
        "/v1/users/0/transactions, telegramId",
        "/v1/users/1/transactions?limit=0, limit",
        "/v1/users/1/transactions?limit=101, limit",
        "/v1/users/1/transactions?limit=ten, limit",
        "/v1/users/1/transactions?before=0, before",
        "/v1/users/1/transactions?before=now, before"
    })
    void aBadPathOrQuery(String path, String named) {
        assertRefused(billing.get(path), named);
    }

    private static void assertTooLarge(Answer refused) {
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(refused.field("type")).isEqualTo("urn:aisha:problem:body-too-large");
    }

    @Test
    void aBodyThatIsFarTooLong() {
        assertTooLarge(billing.send("PUT", "/v1/reservations/" + ID, " ".repeat(17_000) + "{}"));
    }

    @Test
    void aBodyThatHidesItsLengthIsRefusedTooWhereItIsFarTooLong() {
        assertTooLarge(sentInChunks(" ".repeat(17_000) + "{}"));
        assertTooLarge(sentInChunks(" ".repeat(5_000_000) + "{}"));
    }

    @Test
    void aBodyThatHidesItsLengthIsReadLikeAnyOther() {
        long user = BillingClient.stranger();
        String order = """
                {"id": "%s", "telegramId": %d, "package": "small"}""".formatted(UUID.randomUUID(), user);

        assertThat(sentInChunks(order).status()).isEqualTo(201);
        assertThat(sentInChunks(order + " ".repeat(16 * 1024 - order.length())).status())
                .isEqualTo(200);
        assertTooLarge(sentInChunks(order + " ".repeat(16 * 1024 + 1 - order.length())));
        assertRefused(sentInChunks("{}"), "telegramId");
        assertRefused(sentInChunks(""), "body");
    }

    private Answer sentInChunks(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return billing.exchange(billing.request("/v1/orders")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Postgres.TOKEN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"telegramId\":1,\"chargeId\":\"c\",\"stars\":1}                             | coins",
                "{\"telegramId\":1,\"chargeId\":\"c\",\"stars\":1,\"coins\":1}                 | coins",
                "{\"telegramId\":1,\"chargeId\":\"c\",\"stars\":1,\"coins\":\"-1\"}            | coins",
                "{\"telegramId\":1,\"chargeId\":\"c\",\"stars\":1,\"coins\":\"0.00\"}          | coins",
                "{\"telegramId\":1,\"chargeId\":\"c\",\"stars\":1,\"coins\":\"1.001\"}         | coins",
                "{\"telegramId\":1,\"chargeId\":\"c\",\"stars\":1,\"coins\":\"1e3\"}           | coins",
                "{\"telegramId\":1,\"chargeId\":\"c\",\"stars\":1,\"coins\":\"1000000000\"}    | coins",
                "{\"telegramId\":1,\"chargeId\":\"c\",\"stars\":0,\"coins\":\"1\"}             | stars",
                "{\"telegramId\":1,\"chargeId\":\"c\",\"stars\":1000001,\"coins\":\"1\"}       | stars",
                "{\"telegramId\":1,\"chargeId\":\"c\",\"stars\":1.5,\"coins\":\"1\"}           | stars",
                "{\"telegramId\":1,\"stars\":1,\"coins\":\"1\"}                              | chargeId",
                "{\"telegramId\":1,\"chargeId\":\"\",\"stars\":1,\"coins\":\"1\"}              | chargeId",
                "{\"telegramId\":1,\"chargeId\":\"a b\",\"stars\":1,\"coins\":\"1\"}           | chargeId",
                "{\"telegramId\":0,\"chargeId\":\"c\",\"stars\":1,\"coins\":\"1\"}             | telegramId",
                "{\"telegramId\":1,\"chargeId\":\"c\",\"stars\":1,\"coins\":\"1\",\"orderId\":\"x\"}  | orderId",
                "{\"telegramId\":1,\"chargeId\":\"c\",\"stars\":1,\"coins\":\"1\",\"currency\":\"x\"} | currency"
            })
    void aBadPayment(String body, String named) {
        assertRefused(billing.send("POST", "/v1/payments", body), named);
    }

    @Test
    void aChargeThatIsTooLong() {
        assertRefused(billing.pay("c".repeat(256), 1, 1, "1"), "chargeId");
        assertRefused(billing.refundPayment("c".repeat(256)), "chargeId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\":\"1\",\"reason\":\"r\",\"operator\":\"o\"}               | id",
                "{\"id\":\"ID\",\"amount\":\"0\",\"reason\":\"r\",\"operator\":\"o\"}   | amount",
                "{\"id\":\"ID\",\"amount\":\"0.001\",\"reason\":\"r\",\"operator\":\"o\"} | amount",
                "{\"id\":\"ID\",\"amount\":\"+1\",\"reason\":\"r\",\"operator\":\"o\"}  | amount",
                "{\"id\":\"ID\",\"amount\":\"1\",\"operator\":\"o\"}                  | reason",
                "{\"id\":\"ID\",\"amount\":\"1\",\"reason\":\"r\"}                    | operator",
                "{\"id\":\"ID\",\"amount\":\"1\",\"reason\":\"r\",\"operator\":\" \"}   | operator",
                "{\"id\":\"1\",\"amount\":\"1\",\"reason\":\"r\",\"operator\":\"o\"}    | id"
            })
    void aBadAdjustment(String body, String named) {
        assertRefused(billing.send("POST", "/v1/users/1/adjustments", body.replace("ID", ID.toString())), named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"telegramId\":1,\"package\":\"small\"}                 | id",
                "{\"id\":\"ID\",\"telegramId\":1}                        | package",
                "{\"id\":\"ID\",\"telegramId\":1,\"package\":5}          | package",
                "{\"id\":\"ID\",\"package\":\"small\"}                   | telegramId"
            })
    void aBadOrder(String body, String named) {
        assertRefused(billing.send("POST", "/v1/orders", body.replace("ID", ID.toString())), named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"coins\":\"1\",\"mostRedemptions\":0,\"mostPerUser\":1,\"operator\":\"o\"}  | mostRedemptions",
                "{\"coins\":\"1\",\"mostRedemptions\":1,\"mostPerUser\":-1,\"operator\":\"o\"} | mostPerUser",
                "{\"coins\":\"0\",\"mostRedemptions\":1,\"mostPerUser\":1,\"operator\":\"o\"}  | coins",
                "{\"coins\":\"1\",\"mostRedemptions\":1,\"mostPerUser\":1}                    | operator",
                "{\"coins\":\"1\",\"mostRedemptions\":1,\"mostPerUser\":1,\"operator\":\"o\",\"expiresAt\":\"soon\"} | expiresAt"
            })
    void aBadPromoCode(String body, String named) {
        assertRefused(billing.send("PUT", "/v1/promo-codes/CODE", body), named);
    }

    @Test
    void aPromoCodeThatNobodyCouldType() {
        assertRefused(billing.makePromoCode("code", "1", 1, 1), "code");
        assertRefused(billing.makePromoCode("AB", "1", 1, 1), "code");
        assertRefused(billing.redeem("A".repeat(33), ID, 1), "code");
    }

    @Test
    void whyIsSaidInAWordForMachines() {
        assertThat(billing.pay("c", 1, 1, "-1").field("reason")).isEqualTo("out-of-range");
        assertThat(billing.pay("c", 1, 1, "x").field("reason")).isEqualTo("malformed");
        assertThat(billing.send("POST", "/v1/orders", "{\"telegramId\":1,\"x\":1}")
                        .field("reason"))
                .isEqualTo("unknown-field");
        assertThat(billing.send("POST", "/v1/orders", "{").field("reason")).isEqualTo("not-json");
        assertThat(billing.get("/v1/users/1/transactions?limit=101").field("field"))
                .isEqualTo("limit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer internal-token-of-the-test",
                "Bearer internal-token-of-the-tests,the-one-before-it",
                "Basic internal-token-of-the-tests"
            })
    void aCallWithoutOneOfOurTokens(String authorization) {
        var request = billing.request("/v1/audit").GET();

        Answer refused =
                billing.exchange(authorization.isEmpty() ? request : request.header("Authorization", authorization));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(refused.field("type")).isEqualTo("urn:aisha:problem:unauthorized");
    }

    @Test
    void anOldTokenIsGoodUntilItIsTakenFromTheList() {
        Answer served = billing.exchange(
                billing.request("/v1/audit").GET().header("Authorization", "Bearer " + Postgres.OLD_TOKEN));

        assertThat(served.status()).isEqualTo(200);
    }

    @Test
    void healthMetricsAndTheDescriptionOfTheApiNeedNoToken() {
        assertThat(billing.exchange(billing.request("/q/health/live").GET()).status())
                .isEqualTo(200);
        assertThat(billing.exchange(billing.request("/q/metrics").GET()).text())
                .contains("aisha_billing_coins_charged_total");
        assertThat(billing.exchange(billing.request("/q/openapi").GET()).text())
                .contains("/v1/reservations/{id}/capture", "/v1/users/{telegramId}/transactions", "/v1/audit");
    }
}
