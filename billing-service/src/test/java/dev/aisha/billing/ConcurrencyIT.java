package dev.aisha.billing;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Races, each forced by a lock that the statements pile up behind. */
@QuarkusTest
class ConcurrencyIT extends BillingTest {
    private long user;

    @BeforeEach
    void aStranger() {
        user = BillingClient.stranger();
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(billing.audit().json().path("holds").asBoolean()).isTrue();
    }

    private static List<Integer> statuses(List<CompletableFuture<Answer>> answers) {
        return answers.stream().map(CompletableFuture::join).map(Answer::status).toList();
    }

    @Test
    void ofFiftyReservationsAtOnceExactlyAsManyAreHeldAsThereIsMoneyFor() throws SQLException {
        billing.reserve(UUID.randomUUID(), user, 0);
        List<CompletableFuture<Answer>> answers;

        // 180 s are free: 2.50 + 47.50 + 47.50 of 100.00 coins
        try (Halt halt = Halt.atBalance(user)) {
            answers = BillingClient.atOnce(50, () -> billing.reserve(UUID.randomUUID(), user, 190));
            halt.awaitBlocked(10);
        }

        assertThat(statuses(answers))
                .containsOnly(201, 402)
                .filteredOn(status -> status == 201)
                .hasSize(3);
        assertThat(billing.account(user).field("available")).isEqualTo("2.50");
    }

    @Test
    void aHoldThatWaitedWhileMoneyCameBackGetsIt() throws SQLException {
        UUID first = UUID.randomUUID();
        billing.reserve(first, user, 580);
        List<CompletableFuture<Answer>> answers;

        try (Halt halt = Halt.atBalance(user)) {
            CompletableFuture<Answer> release = BillingClient.started(() -> billing.release(first));
            halt.awaitBlocked(1);
            CompletableFuture<Answer> hold = BillingClient.started(() -> billing.reserve(UUID.randomUUID(), user, 580));
            halt.awaitBlocked(2);
            answers = List.of(release, hold);
        }

        assertThat(statuses(answers)).containsExactly(200, 201);
    }

    @Test
    void ofFirstContactsAtOnceOneIsWelcomedAndAllAreServed() throws SQLException {
        List<CompletableFuture<Answer>> answers;

        try (Halt halt =
                Halt.at("insert into billing.users (telegram_id, created_at) values (%d, now())".formatted(user))) {
            answers = BillingClient.atOnce(8, () -> billing.reserve(UUID.randomUUID(), user, 20));
            halt.awaitBlocked(8);
        }

        assertThat(statuses(answers)).containsOnly(201);
        assertThat(billing.account(user).field("balance")).isEqualTo("100.00");
        assertThat(billing.account(user).field("freeSecondsLeft")).isEqualTo("20");
    }

    @Test
    void theSameReservationAtOnceIsHeldOnce() throws SQLException {
        billing.reserve(UUID.randomUUID(), user, 0);
        UUID id = UUID.randomUUID();
        List<CompletableFuture<Answer>> answers;

        try (Halt halt = Halt.atBalance(user)) {
            answers = BillingClient.atOnce(5, () -> billing.reserve(id, user, 240));
            halt.awaitBlocked(5);
        }

        assertThat(statuses(answers)).containsExactlyInAnyOrder(201, 200, 200, 200, 200);
        assertThat(answers.stream().map(answer -> answer.join().text()).distinct())
                .hasSize(1);
        assertThat(billing.account(user).field("held")).isEqualTo("15.00");
    }

    @Test
    void theSameReservationAtOnceIsHeldOnceAlsoWhereItTakesEverything() throws SQLException {
        billing.reserve(UUID.randomUUID(), user, 0);
        UUID id = UUID.randomUUID();
        List<CompletableFuture<Answer>> answers;

        try (Halt halt = Halt.atBalance(user)) {
            answers = BillingClient.atOnce(5, () -> billing.reserve(id, user, 577));
            halt.awaitBlocked(5);
        }

        assertThat(statuses(answers)).containsExactlyInAnyOrder(201, 200, 200, 200, 200);
    }

    @Test
    void theSameReservationOfTwoUsersAtOnceIsHeldForOne() throws SQLException {
        long other = BillingClient.stranger();
        billing.reserve(UUID.randomUUID(), user, 0);
        billing.reserve(UUID.randomUUID(), other, 0);
        UUID id = UUID.randomUUID();
        List<CompletableFuture<Answer>> answers;

        try (Halt halt = Halt.at("select 1 from billing.user_balances for update")) {
            answers = List.of(
                    BillingClient.started(() -> billing.reserve(id, user, 240)),
                    BillingClient.started(() -> billing.reserve(id, other, 240)));
            halt.awaitBlocked(2);
        }

        assertThat(statuses(answers)).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void ofCaptureReleaseAndRaiseAtOnceOneSettles() throws SQLException {
        UUID id = UUID.randomUUID();
        billing.reserve(id, user, 240);
        List<CompletableFuture<Answer>> settlements;
        CompletableFuture<Answer> raise;

        try (Halt halt = Halt.at("select 1 from billing.reservations where id = '%s' for update".formatted(id))) {
            settlements = List.of(
                    BillingClient.started(() -> billing.capture(id, 240)),
                    BillingClient.started(() -> billing.release(id)));
            raise = BillingClient.started(() -> billing.raise(id, 300));
            halt.awaitBlocked(3);
        }

        assertThat(statuses(settlements)).containsExactlyInAnyOrder(200, 409);
        assertThat(raise.join().status()).isIn(200, 409);
        assertThat(billing.account(user).field("held")).isEqualTo("0.00");
    }

    @Test
    void theSameCaptureAtOnceChargesOnce() throws SQLException {
        UUID id = UUID.randomUUID();
        billing.reserve(id, user, 240);
        List<CompletableFuture<Answer>> answers;

        try (Halt halt = Halt.atBalance(user)) {
            answers = BillingClient.atOnce(4, () -> billing.capture(id, 240));
            halt.awaitBlocked(4);
        }

        assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(billing.account(user).field("balance")).isEqualTo("85.00");
        assertThat(Postgres.query("select count(*) from billing.transactions where cause_id = '" + id + "'"))
                .isEqualTo("1");
    }
}
