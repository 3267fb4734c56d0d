package dev.aisha.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.BillingTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work at a price of its own. Three free minutes a day, 100.00 coins on arrival. */
@QuarkusTest
class FixedPriceIT extends BillingTest {
    private UUID id = new UUID(0, 0);
    private long user;

    @BeforeEach
    void aStrangerAndANewJob() {
        id = UUID.randomUUID();
        user = BillingClient.stranger();
    }

    private void assertAccount(String balance, String held) {
        Answer account = billing.account(user);
        assertThat(account.field("balance")).isEqualTo(balance);
        assertThat(account.field("held")).isEqualTo(held);
        assertThat(account.field("freeSecondsLeft")).isEqualTo("180");
    }

    @Test
    void coinsAreHeldAndNoFreeSecond() {
        Answer held = billing.reserveAt(id, user, "7.35");

        assertThat(held.status()).isEqualTo(201);
        assertThat(held.field("coins")).isEqualTo("7.35");
        assertThat(held.field("freeSeconds")).isEqualTo("0");
        assertAccount("100.00", "7.35");
    }

    @Test
    void thePriceIsCapturedOnce() {
        billing.reserveAt(id, user, "7.35");

        Answer captured = billing.capture(id, 1);
        Answer again = billing.capture(id, 1);

        assertThat(captured.status()).isEqualTo(200);
        assertThat(captured.field("coins")).isEqualTo("7.35");
        assertThat(captured.field("balance")).isEqualTo("92.65");
        assertThat(again.text()).isEqualTo(captured.text());
        assertAccount("92.65", "0.00");
        JsonNode booked =
                billing.transactions(user, "").json().path("transactions").path(0);
        assertThat(booked.path("description").asText()).isEqualTo("Work on a transcript");
        assertThat(booked.path("type").asText()).isEqualTo("charge");
    }

    @Test
    void aReleaseGivesAllBack() {
        billing.reserveAt(id, user, "7.35");

        assertThat(billing.release(id).status()).isEqualTo(200);

        assertAccount("100.00", "0.00");
    }

    @Test
    void aRefundGivesItBackOnce() {
        billing.reserveAt(id, user, "7.35");
        billing.capture(id, 1);

        assertThat(billing.refund(id).status()).isEqualTo(200);
        billing.refund(id);

        assertAccount("100.00", "0.00");
        assertThat(billing.transactions(user, "")
                        .json()
                        .path("transactions")
                        .path(0)
                        .path("description")
                        .asText())
                .isEqualTo("Refund of work on a transcript");
    }

    @Test
    void tooFewCoinsKeepNothingThoughFreeSecondsAreLeft() {
        Answer refused = billing.reserveAt(id, user, "100.01");

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.field("missing")).isEqualTo("0.01");
        assertAccount("100.00", "0.00");
        assertThat(billing.reserveAt(id, user, "100.00").status()).isEqualTo(201);
    }

    @Test
    void anIdIsForOnePrice() {
        Answer first = billing.reserveAt(id, user, "7.30");

        assertThat(billing.reserveAt(id, user, "7.3").text()).isEqualTo(first.text());
        assertThat(billing.reserveAt(id, user, "7.31").status()).isEqualTo(409);
        assertThat(billing.reserve(id, user, 1).status()).isEqualTo(409);
        assertAccount("100.00", "7.30");
    }

    @Test
    void itIsNotRaised() {
        billing.reserveAt(id, user, "7.35");

        assertThat(billing.raise(id, 2).status()).isEqualTo(409);
        assertThat(billing.raise(id, 1).status()).isEqualTo(200);

        assertAccount("100.00", "7.35");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.001", "a lot", "1e3", ""})
    void aPriceThatIsNoneIsRefused(String coins) {
        Answer refused = billing.reserveAt(id, user, coins);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field("field")).isEqualTo("coins");
    }
}
