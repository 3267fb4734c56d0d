package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.BillingTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Support gives the coins of a captured reservation back. */
@QuarkusTest
class RefundIT extends BillingTest {
    private long user;
    private UUID id = new UUID(0, 0);

    @BeforeEach
    void aJob() {
        user = BillingClient.stranger();
        id = UUID.randomUUID();
        billing.reserve(id, user, 200);
    }

    @Test
    void whatTheCaptureTookIsGivenBackOnce() {
        billing.capture(id, 200);

        Answer refunded = billing.refund(id);
        billing.adjust(UUID.randomUUID(), user, "1");
        Answer repeated = billing.refund(id);

        assertThat(refunded.status()).isEqualTo(200);
        assertThat(refunded.text()).isEqualTo("{\"coins\":\"5.00\",\"balance\":\"100.00\"}");
        assertThat(repeated).isEqualTo(refunded);
        assertThat(billing.account(user).field("balance")).isEqualTo("101.00");
    }

    @Test
    void anotherReasonIsAnotherRefund() {
        billing.capture(id, 200);
        billing.refund(id);

        Answer other = billing.send("POST", "/v1/reservations/" + id + "/refund", """
                {"reason": "another", "operator": "grace"}""");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.field("reason")).isEqualTo("id-taken");
    }

    @Test
    void whereNoCoinsWereTakenNoneAreGivenBack() {
        Answer held = billing.refund(id);
        billing.capture(id, 100);
        Answer free = billing.refund(id);

        assertThat(held.field("type")).isEqualTo("urn:aisha:problem:nothing-to-refund");
        assertThat(held.field("state")).isEqualTo("HELD");
        assertThat(free.status()).isEqualTo(409);
        assertThat(billing.refund(UUID.randomUUID()).status()).isEqualTo(404);
    }
}
