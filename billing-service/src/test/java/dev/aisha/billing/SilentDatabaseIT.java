package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The network swallows what service and PostgreSQL say to each other, and neither is told. */
@QuarkusTest
@TestProfile(SilentDatabaseIT.Impatient.class)
class SilentDatabaseIT extends BillingTest {
    /** More than the pool has connections. */
    private static final int CALLS = 40;

    /** Gives a silent connection up after two seconds, so that the test need not wait for long. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("aisha.database.longest-silence", "2s");
        }
    }

    @Test
    void whenItIsHeardAgainTheServiceGoesOn() {
        long user = BillingClient.stranger();
        UUID id = UUID.randomUUID();
        Answer first = billing.reserve(id, user, 300);

        Postgres.line().fallSilent();
        List<CompletableFuture<Answer>> unheard = BillingClient.atOnce(CALLS, () -> billing.reserve(id, user, 300));
        assertThat(unheard)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(503));
        Postgres.line().speak();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> billing.get("/q/health/ready").status() == 200);
        assertThat(BillingClient.atOnce(CALLS, () -> billing.reserve(id, user, 300)))
                .allSatisfy(answer -> assertThat(answer.join().text()).isEqualTo(first.text()));
    }
}
