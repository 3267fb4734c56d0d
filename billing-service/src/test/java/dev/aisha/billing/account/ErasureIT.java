package dev.aisha.billing.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.Halt;
import dev.aisha.billing.harness.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ErasureIT extends BillingTest {
    private long user;
    private String name = "";
    private UUID job = new UUID(0, 0);

    @BeforeEach
    void somebodyWithAHistory() {
        user = BillingClient.stranger();
        name = "Ada-" + user;
        job = UUID.randomUUID();
        billing.reserve(job, user, 200, name);
        billing.capture(job, 200);
        billing.pay("charge-" + job, user, 50, "500");
        billing.order(UUID.randomUUID(), user, "small");
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(billing.audit().json().path("holds").asBoolean()).isTrue();
    }

    @Test
    void thePersonIsNowhereAndTheSumsStay() throws SQLException {
        String account = billing.account(user).field("userId");

        Answer erased = billing.erase(user);

        assertThat(erased.status()).isEqualTo(204);
        assertThat(billing.account(user).status()).isEqualTo(404);
        assertThat(placesThatHold(String.valueOf(user))).isEmpty();
        assertThat(placesThatHold(name)).isEmpty();
        assertThat(Postgres.query("select sum(amount) from billing.transactions where user_id = '" + account + "'"))
                .isEqualTo("595.00");
        assertThat(Postgres.query("select balance from billing.user_balances where user_id = '" + account + "'"))
                .isEqualTo("595.00");
    }

    @Test
    void thePlacesAreSearchedInEarnest() throws SQLException {
        assertThat(placesThatHold(String.valueOf(user))).contains("users");
        assertThat(placesThatHold(name)).containsExactly("users");
    }

    /** The tables of the schema of which some row, as text, holds it. */
    private static List<String> placesThatHold(String text) throws SQLException {
        List<String> places = new ArrayList<>();
        try (Connection connection = Postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(
                        "select table_name from information_schema.tables where table_schema = 'billing'")) {
            while (tables.next()) {
                String table = tables.getString(1);
                String found = Postgres.query(
                        "select count(*) from billing.%s t where t::text like '%%%s%%'".formatted(table, text));
                if (!"0".equals(found)) {
                    places.add(table);
                }
            }
        }
        return places;
    }

    @Test
    void erasingAgainOrNobodyIsNoFault() {
        billing.erase(user);

        assertThat(billing.erase(user).status()).isEqualTo(204);
        assertThat(billing.erase(BillingClient.stranger()).status()).isEqualTo(204);
    }

    @Test
    void aJobUnderWayIsSettledAsEver() {
        UUID underWay = UUID.randomUUID();
        billing.reserve(underWay, user, 60);
        billing.erase(user);

        Answer repeated = billing.reserve(underWay, user, 60);
        Answer captured = billing.capture(underWay, 60);

        assertThat(repeated.status()).isEqualTo(200);
        assertThat(captured.field("coins")).isEqualTo("15.00");
        assertThat(billing.account(user).status()).isEqualTo(404);
    }

    @Test
    void whatIsAskedForWhileSomebodyIsErasedIsDoneForTheirNewAccount() throws SQLException {
        String old = billing.account(user).field("userId");
        CompletableFuture<Answer> erased;
        CompletableFuture<Answer> held;

        try (Halt halt = Halt.atBalance(user)) {
            erased = BillingClient.started(() -> billing.erase(user));
            halt.awaitBlocked(1);
            held = BillingClient.started(() -> billing.reserve(UUID.randomUUID(), user, 0));
            halt.awaitBlocked(2);
        }

        assertThat(erased.join().status()).isEqualTo(204);
        assertThat(held.join().status()).isEqualTo(201);
        assertThat(held.join().field("userId")).isNotEqualTo(old);
        assertThat(billing.account(user).field("balance")).isEqualTo("0.00");
    }

    @Test
    void anOrderMadeBeforeIsPaidIntoTheirNewAccount() {
        UUID order = UUID.randomUUID();
        String payload = billing.order(order, user, "small").field("payload");
        billing.erase(user);

        assertThat(billing.check(order, user, payload, "XTR", 50).status()).isEqualTo(200);
        assertThat(billing.pay("paid-" + order, user, 50, "500", order).field("balance"))
                .isEqualTo("500.00");
        assertThat(billing.pay("stolen-" + order, BillingClient.stranger(), 50, "500", order)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whatWasSaidBeforeIsSaidAgain() {
        Answer paid = billing.pay("charge-" + job, user, 50, "500");
        billing.erase(user);

        assertThat(billing.pay("charge-" + job, user, 50, "500").text()).isEqualTo(paid.text());
        assertThat(billing.pay("charge-" + job, BillingClient.stranger(), 50, "500")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whoComesBackIsNewButNotWelcomedTwiceNorGivenTheDayTwice() {
        billing.erase(user);

        billing.reserve(UUID.randomUUID(), user, 0);

        assertThat(billing.account(user).field("balance")).isEqualTo("0.00");
        assertThat(billing.account(user).field("freeSecondsLeft")).isEqualTo("0");
        assertThat(billing.transactions(user, "").json().path("transactions")).isEmpty();
        clock.advance(Duration.ofDays(1));
        assertThat(billing.account(user).field("freeSecondsLeft")).isEqualTo("180");
    }
}
