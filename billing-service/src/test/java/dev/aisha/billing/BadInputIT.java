package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.Postgres;
import io.quarkus.test.junit.QuarkusTest;
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

    @Test
    void aBodyThatIsFarTooLong() {
        Answer refused = billing.send("PUT", "/v1/reservations/" + ID, " ".repeat(17_000) + "{}");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
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
