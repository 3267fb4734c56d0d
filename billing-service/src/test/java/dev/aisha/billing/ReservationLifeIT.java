package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At 15.00 coins a minute, three free minutes a day, 100.00 coins on arrival. */
@QuarkusTest
class ReservationLifeIT extends BillingTest {
    private UUID id = new UUID(0, 0);
    private long user;

    @BeforeEach
    void aStrangerAndANewJob() {
        id = UUID.randomUUID();
        user = BillingClient.stranger();
    }

    private void assertAccount(String balance, String held, String available, int freeSecondsLeft) {
        Answer account = billing.account(user);
        assertThat(account.status()).isEqualTo(200);
        assertThat(account.field("balance")).isEqualTo(balance);
        assertThat(account.field("held")).isEqualTo(held);
        assertThat(account.field("available")).isEqualTo(available);
        assertThat(account.json().path("freeSecondsLeft").asInt()).isEqualTo(freeSecondsLeft);
    }

    @Test
    void firstContactIsWelcomedAndTheHoldTakesFreeSecondsFirst() {
        Answer held = billing.reserve(id, user, 300);

        assertThat(held.status()).isEqualTo(201);
        assertThat(held.contentType()).startsWith("application/json");
        assertThat(held.text())
                .isEqualTo("""
                        {"id":"%s","userId":"%s","state":"HELD","seconds":300,"freeSeconds":180,"coins":"30.00"}""".formatted(id, billing.account(user).field("userId")));
        assertAccount("100.00", "30.00", "70.00", 0);
    }

    @Test
    void aRepeatedReservationIsTheSameOneWhateverBecameOfIt() {
        Answer first = billing.reserve(id, user, 300);

        Answer repeated = billing.reserve(id, user, 300, "Ada Lovelace");
        billing.raise(id, 400);
        billing.capture(id, 390);
        Answer afterCapture = billing.reserve(id, user, 300);

        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.text()).isEqualTo(first.text());
        assertThat(afterCapture.status()).isEqualTo(200);
        assertThat(afterCapture.field("state")).isEqualTo("CAPTURED");
        assertThat(afterCapture.field("seconds")).isEqualTo("400");
    }

    @Test
    void anIdIsForOneUserAndOneLength() {
        billing.reserve(id, user, 300);

        Answer otherSeconds = billing.reserve(id, user, 301);
        Answer otherUser = billing.reserve(id, BillingClient.stranger(), 300);

        assertThat(otherSeconds.status()).isEqualTo(409);
        assertThat(otherSeconds.contentType()).isEqualTo("application/problem+json");
        assertThat(otherSeconds.field("type")).isEqualTo("urn:aisha:problem:id-taken");
        assertThat(otherUser.status()).isEqualTo(409);
        assertAccount("100.00", "30.00", "70.00", 0);
    }

    @Test
    void tooLittleMoneySaysHowMuchIsMissingAndKeepsNothing() {
        Answer refused = billing.reserve(id, user, 3600);

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.field("type")).isEqualTo("urn:aisha:problem:insufficient-funds");
        assertThat(refused.field("missing")).isEqualTo("755.00");
        assertThat(refused.field("available")).isEqualTo("100.00");
        assertAccount("100.00", "0.00", "100.00", 180);
        assertThat(billing.reserve(id, user, 60).status()).isEqualTo(201);
    }

    @Test
    void aCaptureOfLessGivesCoinsBackBeforeFreeSeconds() {
        billing.reserve(id, user, 300);

        Answer captured = billing.capture(id, 241);

        assertThat(captured.status()).isEqualTo(200);
        assertThat(captured.text()).isEqualTo("""
                        {"state":"CAPTURED","coins":"15.25","freeSeconds":180,"balance":"84.75"}""");
        assertAccount("84.75", "0.00", "84.75", 0);
    }

    @Test
    void aCaptureWithinTheFreeSecondsCostsNothingAndGivesTheRestOfThemBack() {
        billing.reserve(id, user, 300);

        Answer captured = billing.capture(id, 100);

        assertThat(captured.field("coins")).isEqualTo("0.00");
        assertThat(captured.field("freeSeconds")).isEqualTo("100");
        assertAccount("100.00", "0.00", "100.00", 80);
        assertThat(billing.transactions(user, "").json().path("transactions")).hasSize(1);
    }

    @Test
    void aCaptureOfNothingCostsNothing() {
        billing.reserve(id, user, 300);

        assertThat(billing.capture(id, 0).field("coins")).isEqualTo("0.00");
        assertAccount("100.00", "0.00", "100.00", 180);
    }

    @Test
    void aRepeatedCaptureAnswersWhatTheFirstOneSaid() {
        billing.reserve(id, user, 300);
        Answer first = billing.capture(id, 300);
        billing.reserve(UUID.randomUUID(), user, 60);

        Answer repeated = billing.capture(id, 300);

        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.text()).isEqualTo(first.text());
        assertThat(billing.capture(id, 299).status()).isEqualTo(409);
        assertAccount("70.00", "15.00", "55.00", 0);
    }

    @Test
    void moreThanHeldIsCapturedOnlyAfterARaise() {
        billing.reserve(id, user, 300);

        Answer tooMuch = billing.capture(id, 301);
        Answer raised = billing.raise(id, 301);
        Answer captured = billing.capture(id, 301);

        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(tooMuch.field("type")).isEqualTo("urn:aisha:problem:more-than-held");
        assertThat(raised.field("coins")).isEqualTo("30.25");
        assertThat(captured.field("coins")).isEqualTo("30.25");
    }

    @Test
    void aReleaseGivesCoinsAndFreeSecondsBackOnce() {
        billing.reserve(id, user, 300);

        Answer released = billing.release(id);
        Answer repeated = billing.release(id);

        assertThat(released.status()).isEqualTo(200);
        assertThat(released.text()).isEqualTo("{\"state\":\"RELEASED\"}");
        assertThat(repeated).isEqualTo(released);
        assertAccount("100.00", "0.00", "100.00", 180);
    }

    @Test
    void whatIsSettledStaysSo() {
        UUID released = UUID.randomUUID();
        billing.reserve(id, user, 60);
        billing.reserve(released, user, 60);
        billing.capture(id, 60);
        billing.release(released);

        assertThat(billing.release(id).status()).isEqualTo(409);
        assertThat(billing.release(id).field("state")).isEqualTo("CAPTURED");
        assertThat(billing.capture(released, 60).status()).isEqualTo(409);
        assertThat(billing.raise(released, 61).status()).isEqualTo(409);
        assertThat(billing.raise(id, 61).status()).isEqualTo(409);
    }

    @Test
    void aRaiseTakesFreeSecondsThatAreLeftAndThenCoins() {
        UUID other = UUID.randomUUID();
        billing.reserve(other, user, 150);
        billing.reserve(id, user, 60);
        billing.release(other);

        Answer raised = billing.raise(id, 240);
        Answer repeated = billing.raise(id, 240);
        Answer lower = billing.raise(id, 10);

        assertThat(raised.status()).isEqualTo(200);
        assertThat(raised.field("seconds")).isEqualTo("240");
        assertThat(raised.field("freeSeconds")).isEqualTo("180");
        assertThat(raised.field("coins")).isEqualTo("15.00");
        assertThat(repeated).isEqualTo(raised);
        assertThat(lower).isEqualTo(raised);
        assertAccount("100.00", "15.00", "85.00", 0);
    }

    @Test
    void aRaiseBeyondTheFundsLeavesTheOldHold() {
        Answer held = billing.reserve(id, user, 300);

        Answer refused = billing.raise(id, 600);

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.field("missing")).isEqualTo("5.00");
        assertThat(refused.field("available")).isEqualTo("70.00");
        assertThat(billing.reserve(id, user, 300).text()).isEqualTo(held.text());
    }

    @Test
    void anUnknownReservationIsNotFound() {
        assertThat(billing.capture(id, 1).field("type")).isEqualTo("urn:aisha:problem:unknown-reservation");
        assertThat(billing.release(id).status()).isEqualTo(404);
        assertThat(billing.raise(id, 1).status()).isEqualTo(404);
        assertThat(billing.account(user).status()).isEqualTo(404);
        assertThat(billing.transactions(user, "").status()).isEqualTo(404);
    }

    @Test
    void namesFollowTheUser() throws SQLException {
        billing.reserve(id, user, 1, "Ada");

        billing.reserve(UUID.randomUUID(), user, 1, "Ada Lovelace");

        assertThat(Postgres.query("select first_name from billing.users where telegram_id = " + user))
                .isEqualTo("Ada Lovelace");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T22:59:59Z, 2026-11-22T23:00:00Z, an ordinary midnight",
        "2026-10-25T22:59:59Z, 2026-10-25T23:00:00Z, the end of a day of 25 hours",
        "2026-03-29T21:59:59Z, 2026-03-29T22:00:00Z, the end of a day of 23 hours"
    })
    void theFreeDayIsThatOfTheHoldAlsoAfterMidnight(Instant before, Instant after, String night) {
        clock.set(before);
        billing.reserve(id, user, 120);

        clock.set(after);
        Answer nextDay = billing.reserve(UUID.randomUUID(), user, 180);
        Answer raised = billing.raise(id, 200);
        billing.release(id);

        assertThat(nextDay.field("freeSeconds")).as(night).isEqualTo("180");
        assertThat(raised.field("freeSeconds")).isEqualTo("180");
        assertThat(raised.field("coins")).isEqualTo("5.00");
        assertAccount("100.00", "0.00", "100.00", 0);
        clock.set(before);
        assertAccount("100.00", "0.00", "100.00", 180);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z, 2:30 in the morning comes twice",
        "2026-10-24T22:00:00Z, 2026-10-25T22:59:59Z, a day of 25 hours",
        "2026-03-29T00:59:59Z, 2026-03-29T01:00:00Z, an hour is skipped"
    })
    void anHourThatIsRepeatedOrSkippedStartsNoNewDay(Instant before, Instant after, String change) {
        clock.set(before);
        billing.reserve(id, user, 120);

        clock.set(after);

        assertThat(billing.reserve(UUID.randomUUID(), user, 180).field("freeSeconds"))
                .as(change)
                .isEqualTo("60");
    }
}
