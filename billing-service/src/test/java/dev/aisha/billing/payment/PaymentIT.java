package dev.aisha.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.Halt;
import dev.aisha.billing.harness.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PaymentIT extends BillingTest {
    private long user;
    private String charge = "";

    @BeforeEach
    void aStrangerWhoPays() {
        user = BillingClient.stranger();
        charge = "charge-" + UUID.randomUUID();
    }

    private String balance() {
        return billing.account(user).field("balance");
    }

    @Test
    void aChargeCreditsItsCoinsOnceForEver() {
        Answer first = billing.pay(charge, user, 50, "500");
        Answer repeated = billing.pay(charge, user, 50, "500.00");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text())
                .isEqualTo("""
                        {"chargeId":"%s","userId":"%s","stars":50,"coins":"500.00","balance":"600.00"}""".formatted(charge, billing.account(user).field("userId")));
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.text()).isEqualTo(first.text());
        assertThat(balance()).isEqualTo("600.00");
    }

    @Test
    void aRepeatIsAnsweredAsAtFirstWhateverHappenedSince() {
        Answer first = billing.pay(charge, user, 50, "500");
        billing.pay(charge + "-2", user, 50, "500");
        billing.refundPayment(charge);

        assertThat(billing.pay(charge, user, 50, "500").text()).isEqualTo(first.text());
        assertThat(balance()).isEqualTo("600.00");
    }

    @Test
    void aChargeIsForOneUserAndOneSum() {
        billing.pay(charge, user, 50, "500");

        List<Answer> others = List.of(
                billing.pay(charge, BillingClient.stranger(), 50, "500"),
                billing.pay(charge, user, 51, "500"),
                billing.pay(charge, user, 50, "500.01"));

        assertThat(others).extracting(Answer::status).containsOnly(409);
        assertThat(others).extracting(answer -> answer.field("type")).containsOnly("urn:aisha:problem:id-taken");
        assertThat(balance()).isEqualTo("600.00");
    }

    @Test
    void theSameChargeAtOnceCreditsOnce() throws SQLException {
        billing.reserve(UUID.randomUUID(), user, 0);
        List<CompletableFuture<Answer>> answers;

        try (Halt halt = Halt.atBalance(user)) {
            answers = BillingClient.atOnce(5, () -> billing.pay(charge, user, 50, "500"));
            halt.awaitBlocked(5);
        }

        assertThat(answers.stream().map(CompletableFuture::join).map(Answer::status))
                .containsExactlyInAnyOrder(201, 200, 200, 200, 200);
        assertThat(balance()).isEqualTo("600.00");
    }

    @Test
    void aRefundTakesTheCoinsBackOnce() {
        billing.pay(charge, user, 50, "500");

        Answer refunded = billing.refundPayment(charge);
        billing.pay(charge + "-2", user, 50, "500");
        Answer repeated = billing.refundPayment(charge);

        assertThat(refunded.status()).isEqualTo(200);
        assertThat(refunded.text())
                .isEqualTo("""
                        {"chargeId":"%s","userId":"%s","stars":50,"coins":"500.00","balance":"100.00"}""".formatted(charge, billing.account(user).field("userId")));
        assertThat(repeated).isEqualTo(refunded);
        assertThat(balance()).isEqualTo("600.00");
        assertThat(billing.transactions(user, "").json().path("transactions").findValuesAsText("type"))
                .containsExactly("topup", "topup_refund", "topup", "bonus");
    }

    @Test
    void aRefundMayBeAskedForWithAnEmptyBody() {
        billing.pay(charge, user, 50, "500");

        assertThat(billing.send("POST", "/v1/payments/" + charge + "/refund", "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void coinsThatAreSpentOrHeldAreNotTakenBack() {
        billing.pay(charge, user, 50, "500");
        billing.reserve(UUID.randomUUID(), user, 180 + 600);

        Answer refused = billing.refundPayment(charge);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.field("type")).isEqualTo("urn:aisha:problem:coins-spent");
        assertThat(refused.field("missing")).isEqualTo("50.00");
        assertThat(refused.field("available")).isEqualTo("450.00");
        assertThat(balance()).isEqualTo("600.00");
    }

    @Test
    void aChargeThatNobodyPaidIsNotRefunded() {
        assertThat(billing.refundPayment(charge).status()).isEqualTo(404);
        assertThat(billing.refundPayment(charge).field("type")).isEqualTo("urn:aisha:problem:unknown-payment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "stxUSD_1-2:3~4+5=6", "100%25", "!"})
    void anyVisibleCharacterMayStandInACharge(String id) {
        String unusual = id + "-" + user;
        billing.pay(unusual, user, 50, "500");

        String path = URLEncoder.encode(unusual, StandardCharsets.UTF_8);

        assertThat(billing.refundPayment(path).field("chargeId")).isEqualTo(unusual);
    }

    @Test
    void aPaymentFitsItsOrderOrIsRefused() {
        UUID order = UUID.randomUUID();
        billing.order(order, user, "small");

        Answer other = paid(order, user, "501");
        Answer stranger = paid(order, BillingClient.stranger(), "500");
        Answer unknown = paid(UUID.randomUUID(), user, "500");
        Answer fitting = paid(order, user, "500");

        assertThat(List.of(other, stranger, unknown))
                .extracting(answer -> answer.status() + answer.field("reason"))
                .containsOnly("409order-mismatch");
        assertThat(fitting.status()).isEqualTo(201);
    }

    private Answer paid(UUID order, long payer, String coins) {
        return billing.pay(charge, payer, 50, coins, order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from billing.payments",
                "update billing.payments set coins = 1",
                "update billing.payments set refunded_at = null",
                "update billing.payments set charge_id = charge_id || 'x'"
            })
    void whatWasPaidStaysWritten(String sql) {
        billing.pay(charge, user, 50, "500");
        billing.refundPayment(charge);

        assertThatThrownBy(() -> Postgres.execute(sql)).hasMessageContaining("is refused");
    }
}
