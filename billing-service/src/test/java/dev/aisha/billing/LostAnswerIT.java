package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL is killed after it has committed and before anybody hears of it: the repeat tells the first outcome. */
@QuarkusTest
class LostAnswerIT extends BillingTest {
    private long user;
    private UUID id = new UUID(0, 0);

    @BeforeEach
    void aUserWithAHold() {
        user = BillingClient.stranger();
        id = UUID.randomUUID();
        billing.reserve(id, user, 240);
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(billing.audit().json().path("holds").asBoolean()).isTrue();
    }

    /** What is said when the same is asked for again. */
    private Answer repeatAfterLoss(Supplier<Answer> request) {
        Postgres.line().loseNextAnswer();
        Answer lost = request.get();
        boolean wasLost = !Postgres.line().isToLose();
        Postgres.server().startAgain();
        await().until(() -> billing.get("/q/health/ready").status() == 200);

        Answer repeated = request.get();

        assertThat(wasLost).isTrue();
        assertThat(lost.status()).isEqualTo(503);
        assertThat(lost.field("type")).isEqualTo("urn:aisha:problem:database-unavailable");
        assertThat(repeated.status()).isEqualTo(200);
        return repeated;
    }

    private void assertAccount(String balance, String held) {
        assertThat(billing.account(user).field("balance")).isEqualTo(balance);
        assertThat(billing.account(user).field("held")).isEqualTo(held);
    }

    @Test
    void aHold() {
        UUID another = UUID.randomUUID();

        Answer held = repeatAfterLoss(() -> billing.reserve(another, user, 60));

        assertThat(held.field("coins")).isEqualTo("15.00");
        assertAccount("100.00", "30.00");
    }

    @Test
    void aRaise() {
        assertThat(repeatAfterLoss(() -> billing.raise(id, 300)).field("coins")).isEqualTo("30.00");
        assertAccount("100.00", "30.00");
    }

    @Test
    void aCapture() {
        assertThat(repeatAfterLoss(() -> billing.capture(id, 200)).field("balance"))
                .isEqualTo("95.00");
        assertAccount("95.00", "0.00");
    }

    @Test
    void aRelease() {
        assertThat(repeatAfterLoss(() -> billing.release(id)).field("state")).isEqualTo("RELEASED");
        assertAccount("100.00", "0.00");
    }

    @Test
    void aPaymentAndItsRefund() {
        Answer paid = repeatAfterLoss(() -> billing.pay("charge-" + id, user, 50, "500"));
        Answer refunded = repeatAfterLoss(() -> billing.refundPayment("charge-" + id));

        assertThat(paid.field("balance")).isEqualTo("600.00");
        assertThat(refunded.field("balance")).isEqualTo("100.00");
        assertAccount("100.00", "15.00");
    }

    @Test
    void anAdjustment() {
        assertThat(repeatAfterLoss(() -> billing.adjust(id, user, "-80")).field("balance"))
                .isEqualTo("20.00");
        assertAccount("20.00", "15.00");
    }

    @Test
    void aFirstContact() {
        long stranger = BillingClient.stranger();
        UUID first = UUID.randomUUID();
        Postgres.line().loseNextAnswer(); // that of the welcome
        Answer lost = billing.reserve(first, stranger, 240);
        Postgres.server().startAgain();
        await().until(() -> billing.get("/q/health/ready").status() == 200);

        Answer held = billing.reserve(first, stranger, 240);

        assertThat(lost.status()).isEqualTo(503);
        assertThat(held.status()).isEqualTo(201);
        assertThat(billing.account(stranger).field("balance")).isEqualTo("100.00");
    }
}
