package dev.aisha.billing.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.Halt;
import dev.aisha.billing.harness.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdjustmentIT extends BillingTest {
    private long user;
    private UUID id = new UUID(0, 0);

    @BeforeEach
    void aUser() {
        user = BillingClient.stranger();
        id = UUID.randomUUID();
        billing.reserve(UUID.randomUUID(), user, 0);
    }

    @Test
    void opsAddCoinsOnceForAnIdAndTheBooksSayWhoAndWhy() throws SQLException {
        Answer first = billing.adjust(id, user, "12.5");
        billing.adjust(UUID.randomUUID(), user, "1");
        Answer repeated = billing.adjust(id, user, "12.5");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text())
                .isEqualTo("""
                        {"id":"%s","userId":"%s","amount":"12.50","balance":"112.50"}""".formatted(id, billing.account(user).field("userId")));
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.text()).isEqualTo(first.text());
        assertThat(Postgres.query(
                        "select reason || ' by ' || operator from billing.adjustments where id = '" + id + "'"))
                .isEqualTo("made up for an outage by grace");
    }

    @Test
    void anIdIsForOneAdjustment() {
        billing.adjust(id, user, "12.5");

        assertThat(billing.adjust(id, user, "12.51").field("reason")).isEqualTo("id-taken");
        assertThat(billing.adjust(id, BillingClient.stranger(), "12.5").status())
                .isEqualTo(409);
        assertThat(billing.account(user).field("balance")).isEqualTo("112.50");
    }

    @Test
    void opsTakeWhatIsThereAndNoMore() {
        billing.reserve(UUID.randomUUID(), user, 180 + 60);

        Answer refused = billing.adjust(id, user, "-85.01");
        Answer taken = billing.adjust(id, user, "-85");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.field("reason")).isEqualTo("coins-spent");
        assertThat(refused.field("missing")).isEqualTo("0.01");
        assertThat(taken.field("balance")).isEqualTo("15.00");
        assertThat(billing.account(user).field("available")).isEqualTo("0.00");
    }

    @Test
    void theSameTakingAtOnceTakesOnceAlsoWhereItTakesEverything() throws SQLException {
        List<CompletableFuture<Answer>> answers;

        try (Halt halt = Halt.atBalance(user)) {
            answers = BillingClient.atOnce(4, () -> billing.adjust(id, user, "-100"));
            halt.awaitBlocked(4);
        }

        assertThat(answers.stream().map(CompletableFuture::join).map(Answer::status))
                .containsExactlyInAnyOrder(201, 200, 200, 200);
    }

    @Test
    void nobodyIsMadeByAnAdjustment() {
        assertThat(billing.adjust(id, BillingClient.stranger(), "1").field("type"))
                .isEqualTo("urn:aisha:problem:unknown-user");
    }
}
