package dev.aisha.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TransactionsIT extends BillingTest {

    private UUID captured(long user, long seconds) {
        UUID id = UUID.randomUUID();
        billing.reserve(id, user, seconds);
        billing.capture(id, seconds);
        return id;
    }

    @Test
    void theHistoryIsReadPageByPageNewestFirst() {
        long user = BillingClient.stranger();
        UUID first = captured(user, 200);
        UUID second = captured(user, 60);

        JsonNode page = billing.transactions(user, "?limit=2").json();
        JsonNode rest = billing.transactions(
                        user, "?limit=2&before=" + page.path("next").asText())
                .json();

        assertThat(page.path("transactions").findValuesAsText("causeId"))
                .containsExactly(second.toString(), first.toString());
        assertThat(page.path("transactions").findValuesAsText("amount")).containsExactly("-15.00", "-5.00");
        assertThat(rest.path("transactions").findValuesAsText("amount")).containsExactly("100.00");
        assertThat(rest.path("transactions").findValuesAsText("type")).containsExactly("bonus");
        assertThat(rest.has("next")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update billing.transactions set amount = amount + 1",
                "delete from billing.transactions",
                "truncate billing.transactions",
                "delete from billing.reservations",
                "update billing.reservations set state = 'HELD', captured_seconds = null, captured_free_seconds = null,"
                        + " captured_coins = null, balance_after = null, settled_at = null where state = 'CAPTURED'"
            })
    void whatIsWrittenStaysWrittenWhoeverTries(String sql) {
        captured(BillingClient.stranger(), 200);

        assertThatThrownBy(() -> Postgres.execute(sql)).hasMessageContaining("is refused");
    }

    @Test
    void aCauseMakesOneLineForEver() throws Exception {
        UUID id = captured(BillingClient.stranger(), 200);

        assertThatThrownBy(() -> Postgres.execute("""
                insert into billing.transactions (user_id, amount, balance_after, transaction_type, description, created_at, cause, cause_id, cause_no)
                select user_id, amount, balance_after, transaction_type, description, created_at, cause, cause_id, cause_no
                from billing.transactions where cause_id = '%s'""".formatted(id))).hasMessageContaining("one_line_per_cause");
    }
}
