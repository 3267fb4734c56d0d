package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** PostgreSQL dies while the service runs. */
@QuarkusTest
class DatabaseAwayIT extends BillingTest {

    @Test
    void theServiceSaysSoStaysAliveAndGoesOnWithTheFirstAnswer() {
        UUID id = UUID.randomUUID();
        long user = BillingClient.stranger();
        Answer first = billing.reserve(id, user, 300);

        Postgres.server().kill();
        Answer refused = billing.reserve(id, user, 300);
        Answer ready = billing.get("/q/health/ready");
        Answer live = billing.get("/q/health/live");
        Postgres.server().startAgain();

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.field("type")).isEqualTo("urn:aisha:problem:database-unavailable");
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.json().path("checks").findValuesAsText("name")).containsExactly("database");
        assertThat(live.status()).isEqualTo(200);
        await().until(() -> billing.get("/q/health/ready").status() == 200);
        assertThat(billing.reserve(id, user, 300).text()).isEqualTo(first.text());
    }
}
