package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.topup.ReconcileStars;
import dev.aisha.gateway.topup.SweepPayments;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.stars.PaymentOutcome;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coins for Stars, and back again. */
@QuarkusTest
class TopUpIT extends GatewayTest {
    @Inject
    SettableClock clock;

    @Inject
    Database database;

    @Inject
    SweepPayments sweep;

    @Inject
    ReconcileStars reconcile;

    @SuppressWarnings("NullAway.Init") // by sheHasAnInvoice
    private LocalUser ann;

    @SuppressWarnings("NullAway.Init") // by sheHasAnInvoice
    private ChatMessage invoice;

    @BeforeEach
    void sheHasAnInvoice() {
        ann = telegram.newUser("Ann", "en");
        billing.setBalance(ann.id(), "100.00");
        invoice = invoice(ann, "⭐ 50 → 500 coins");
    }

    @AfterEach
    void ordersAreGood() {
        billing.sales().ordersAreOld(false);
    }

    private static ChatMessage invoice(LocalUser user, String button) {
        user.send("/topup");
        ChatMessage offer = user.awaitFromBot(message -> message.button(button).isPresent(), PATIENCE);
        user.press(offer, button);
        return user.awaitFromBot(message -> message.bill().isPresent(), PATIENCE);
    }

    private PaymentOutcome pay() {
        return ann.awaitPayment(ann.pay(invoice), PATIENCE);
    }

    /** Pays, and waits for the coins. */
    private String charge() {
        PaymentOutcome.Paid paid = (PaymentOutcome.Paid) pay();
        said(ann, "✅ 500.00 coins are yours");
        return paid.message().notice().orElseThrow().chargeId();
    }

    private String state(String chargeId) {
        return database.row("SELECT state FROM gateway.payments WHERE charge_id = $1", chargeId)
                .orElseThrow()
                .getString("state");
    }

    private void state(String chargeId, String state) {
        eventually().until(() -> state(chargeId).equals(state));
    }

    private void laterSwept() {
        clock.advance(Duration.ofMinutes(2));
        sweep.sweep();
    }

    private ChatMessage support() {
        ann.send("/paysupport");
        return said(ann, "💳 Payments");
    }

    @Test
    void coinsArePaidWithStarsAndAreThereAtOnce() {
        assertThat(invoice.bill().orElseThrow())
                .satisfies(bill -> assertThat(bill.title()).isEqualTo("500 coins"))
                .satisfies(bill -> assertThat(bill.amount()).isEqualTo(50));

        charge();

        assertThat(said(ann, "✅").text()).isEqualTo("✅ 500.00 coins are yours. Balance: 600.00 coins.");
        assertThat(billing.sales().credited(ann.id())).isEqualTo(1);
        ChatMessage support = support();
        assertThat(support.text()).contains("Within 14 days", ": ⭐ 50");
    }

    @Test
    void aPaymentThatIsToldOfAgainAndAgainIsCreditedOnce() {
        PaymentOutcome.Paid paid = (PaymentOutcome.Paid) pay();
        said(ann, "✅");

        telegram.repeatUpdate(paid.message(), 3);
        ann.send("/help");
        said(ann, "Send or forward");

        assertThat(billing.sales().credited(ann.id())).isEqualTo(1);
        assertThat(ann.fromBot())
                .filteredOn(message -> message.text().startsWith("✅"))
                .hasSize(1);
    }

    @Test
    void anInvoiceThatIsTooOldIsNotPaid() {
        billing.sales().ordersAreOld(true);

        assertThat(pay())
                .isEqualTo(new PaymentOutcome.Declined(
                        "This invoice is no longer good. /topup makes a new one. Nothing was paid."));

        assertThat(telegram.starTransactions()).noneMatch(line -> line.personId() == ann.id());
    }

    @Test
    void nothingIsPaidThatBillingCannotCheck() {
        billing.shut();

        assertThat(pay())
                .isInstanceOfSatisfying(
                        PaymentOutcome.Declined.class,
                        declined -> assertThat(declined.why()).contains("try again"));
    }

    /** Billing goes away between the check and the payment. */
    @Test
    void aPaymentThatBillingCannotTakeYetIsCreditedLater() {
        String query = ann.pay(invoice);
        PaymentOutcome.Paid paid = (PaymentOutcome.Paid) ann.awaitPayment(query, PATIENCE);
        String charge = paid.message().notice().orElseThrow().chargeId();
        said(ann, "✅");

        // As it was before its step: the row is there, and nobody has credited it yet.
        billing.shut();
        database.change(
                "UPDATE gateway.payments SET state = 'PAID', due_at = $2 WHERE charge_id = $1",
                charge,
                clock.instant());
        sweep.sweep();
        assertThat(state(charge)).isEqualTo("PAID");
        billing.open();
        laterSwept();

        assertThat(state(charge)).isEqualTo("CREDITED");
        assertThat(billing.sales().credited(ann.id())).isEqualTo(1);
    }

    @Test
    void coinsThatAreNotSpentAreGivenBackForTheirStarsOnce() {
        String charge = charge();
        ChatMessage support = support();
        Button button = support.buttons().getFirst().getFirst();
        assertThat(button.text()).startsWith("Give back: ⭐ 50 of ");

        assertThat(answered(ann.press(support.id(), button))).isEqualTo("On its way.");

        assertThat(said(ann, "⭐ 50 Stars are yours again").text()).contains("the coins are gone");
        assertThat(state(charge)).isEqualTo("REFUNDED");
        assertThat(billing.sales().credited(ann.id())).isZero();
        assertThat(telegram.starTransactions())
                .filteredOn(line -> line.personId() == ann.id())
                .hasSize(2);
        assertThat(answered(ann.press(support.id(), button))).contains("no longer works");
        ann.send("/paysupport");
        assertThat(ann.awaitFromBot(
                                message -> message.text().contains("given back") && message.id() > support.id(),
                                PATIENCE)
                        .buttons())
                .isEmpty();
    }

    @Test
    void coinsThatAreSpentStayPaid() {
        String charge = charge();
        billing.setBalance(ann.id(), "499.99");
        ChatMessage support = support();

        ann.press(support.id(), support.buttons().getFirst().getFirst());

        assertThat(said(ann, "🪙 The coins of this payment are spent").text()).contains("Nothing has changed");
        assertThat(state(charge)).isEqualTo("CREDITED");
        assertThat(telegram.starTransactions())
                .filteredOn(line -> line.personId() == ann.id())
                .hasSize(1);
    }

    @Test
    void afterTwoWeeksOnlyOpsGiveBack() {
        String charge = charge();
        ChatMessage support = support();
        Button button = support.buttons().getFirst().getFirst();
        clock.advance(Duration.ofDays(14));

        assertThat(answered(ann.press(support.id(), button))).contains("no longer works");

        assertThat(refund(charge).statusCode()).isEqualTo(200);
        said(ann, "⭐ 50 Stars are yours again");
        assertThat(refund(charge).jsonPath().getString("state")).isEqualTo("REFUNDED");
        assertThat(refund("nobody's").statusCode()).isEqualTo(404);
    }

    @Test
    void opsNeedTheTokenAndGiveNothingBackThatIsSpent() {
        String charge = charge();
        billing.setBalance(ann.id(), "0.00");

        assertThat(RestAssured.post("/v1/payments/" + charge + "/refund").statusCode())
                .isEqualTo(401);
        assertThat(RestAssured.get("/v1/star-differences").statusCode()).isEqualTo(401);
        assertThat(refund(charge).statusCode()).isEqualTo(409);
    }

    private static Response refund(String chargeId) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + PlayedBilling.TOKEN)
                .post("/v1/payments/" + chargeId + "/refund");
    }

    /** The coins are taken first, so that nobody ever has both; the Stars come when Telegram is back. */
    @Test
    void starsThatTelegramDoesNotReturnNowComeLater() {
        String charge = charge();
        ChatMessage support = support();
        telegram.faults().failNext("refundStarPayment", 1, 500, "Internal Server Error");

        ann.press(support.id(), support.buttons().getFirst().getFirst());
        eventually().until(() -> billing.sales().credited(ann.id()) == 0);
        assertThat(state(charge)).isEqualTo("REFUNDING");
        laterSwept();

        said(ann, "⭐ 50 Stars are yours again");
        assertThat(state(charge)).isEqualTo("REFUNDED");
    }

    @Test
    void starsWhoseReturnWasNotHeardOfAreReturnedOnce() {
        String charge = charge();
        ChatMessage support = support();
        telegram.faults().dropReply("refundStarPayment", 1);

        ann.press(support.id(), support.buttons().getFirst().getFirst());
        eventually()
                .until(() -> telegram.starTransactions().stream()
                                .filter(line -> line.personId() == ann.id())
                                .count()
                        == 2);
        laterSwept();

        state(charge, "REFUNDED");
        assertThat(billing.sales().credited(ann.id())).isZero();
    }

    @Test
    void aButtonOfSomebodyElseGivesNothingBack() {
        String charge = charge();
        Button hers = support().buttons().getFirst().getFirst();
        LocalUser bob = telegram.newUser("Bob", "en");
        bob.send("/help");

        assertThat(answered(bob.press(said(bob, "Send or forward").id(), hers))).contains("no longer works");

        assertThat(state(charge)).isEqualTo("CREDITED");
    }

    @Test
    void aPaymentThatNobodyHasToldUsOfIsFoundInTelegramsListAndCredited() {
        String charge = charge();
        database.change("DELETE FROM gateway.payments WHERE charge_id = $1", charge);
        LocalUser bob = telegram.newUser("Bob", "en");
        String odd = charge.substring(0, 60);
        database.change("""
                INSERT INTO gateway.payments (id, charge_id, telegram_id, stars, payload, state, paid_at)
                VALUES (gen_random_uuid(), $1, $2, 50, '', 'STUCK', $3)""", odd, bob.id(), clock.instant());

        clock.advance(Duration.ofHours(2));
        reconcile.reconcile();

        state(charge, "CREDITED");
        assertThat(billing.sales().credited(ann.id())).isEqualTo(1);
        List<String> kinds = RestAssured.given()
                .header("Authorization", "Bearer " + PlayedBilling.TOKEN)
                .get("/v1/star-differences")
                .jsonPath()
                .getList("differences.findAll { it.chargeId in ['%s', '%s'] }.kind".formatted(charge, odd));
        assertThat(kinds).containsExactlyInAnyOrder("NOT_KNOWN_HERE", "NOT_KNOWN_THERE");
    }

    @Test
    void inRussian() {
        LocalUser oleg = telegram.newUser("Олег", "ru");
        billing.setBalance(oleg.id(), "100.00");
        ChatMessage bill = invoice(oleg, "⭐ 50 → монет: 500");

        oleg.awaitPayment(oleg.pay(bill), PATIENCE);

        said(oleg, "✅ Зачислено монет: 500,00. Баланс: 600,00.");
    }

    @Test
    void whatIsNotOnSaleIsNotBought() {
        assertThat(answered(ann.press(invoice.id(), forged("buy:nothing")))).contains("no longer works");
    }

    @Test
    void withoutBillingNothingIsOnSale() {
        billing.shut();
        LocalUser bob = telegram.newUser("Bob", "en");

        bob.send("/topup");

        said(bob, "try again");
    }
}
