package dev.aisha.billing.promo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.Halt;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PromoCodeIT extends BillingTest {
    private long user;
    private String code = "";

    @BeforeEach
    void aCode() {
        user = BillingClient.stranger();
        code = "SPRING-" + user;
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(billing.audit().json().path("holds").asBoolean()).isTrue();
    }

    private Answer redeem(long whose) {
        return billing.redeem(code, UUID.randomUUID(), whose);
    }

    @Test
    void aCodeIsMadeOnceAndStaysAsItIs() {
        Answer made = billing.makePromoCode(code, "25", 10, 1);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text()).isEqualTo("""
                        {"code":"%s","coins":"25.00","mostRedemptions":10,"mostPerUser":1}""".formatted(code));
        assertThat(billing.makePromoCode(code, "25", 10, 1).status()).isEqualTo(200);
        assertThat(billing.makePromoCode(code, "26", 10, 1).field("reason")).isEqualTo("id-taken");
    }

    @Test
    void aRedemptionGrantsItsCoinsOnceAlsoToSomebodyNew() {
        billing.makePromoCode(code, "25", 10, 1);
        UUID id = UUID.randomUUID();

        Answer granted = billing.redeem(code, id, user);
        Answer repeated = billing.redeem(code, id, user);

        assertThat(granted.status()).isEqualTo(201);
        assertThat(granted.text())
                .isEqualTo("""
                        {"id":"%s","userId":"%s","coins":"25.00","balance":"125.00"}""".formatted(id, billing.account(user).field("userId")));
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.text()).isEqualTo(granted.text());
        assertThat(billing.redeem(code, id, BillingClient.stranger()).field("reason"))
                .isEqualTo("id-taken");
    }

    @Test
    void eachPersonHasALimit() {
        billing.makePromoCode(code, "25", 10, 2);

        List<Answer> answers = List.of(redeem(user), redeem(user), redeem(user), redeem(BillingClient.stranger()));

        assertThat(answers).extracting(Answer::status).containsExactly(201, 201, 409, 201);
        assertThat(answers.get(2).field("type")).isEqualTo("urn:aisha:problem:promo-code-refused");
        assertThat(answers.get(2).field("reason")).isEqualTo("used-by-user");
    }

    @Test
    void theLimitOfAPersonOutlivesErasure() {
        billing.makePromoCode(code, "25", 10, 1);
        redeem(user);
        billing.erase(user);

        assertThat(redeem(user).field("reason")).isEqualTo("used-by-user");
    }

    @Test
    void allTogetherHaveALimitAlsoAtOnce() throws SQLException {
        billing.makePromoCode(code, "25", 3, 1);
        redeem(user);
        List<CompletableFuture<Answer>> answers = new ArrayList<>();

        try (Halt halt = Halt.at("select 1 from billing.promo_codes where code = '%s' for update".formatted(code))) {
            for (int i = 0; i < 6; i++) {
                long somebody = BillingClient.stranger();
                answers.add(BillingClient.started(() -> redeem(somebody)));
            }
            halt.awaitBlocked(6);
        }

        assertThat(answers.stream()
                        .map(CompletableFuture::join)
                        .map(answer -> answer.status() == 201 ? "granted" : answer.field("reason")))
                .containsExactlyInAnyOrder("granted", "granted", "used-up", "used-up", "used-up", "used-up");
    }

    @Test
    void theSameRedemptionAtOnceGrantsOnce() throws SQLException {
        billing.makePromoCode(code, "25", 3, 1);
        billing.reserve(UUID.randomUUID(), user, 0);
        UUID id = UUID.randomUUID();
        List<CompletableFuture<Answer>> answers;

        try (Halt halt = Halt.atBalance(user)) {
            answers = BillingClient.atOnce(3, () -> billing.redeem(code, id, user));
            halt.awaitBlocked(3);
        }

        assertThat(answers.stream().map(CompletableFuture::join).map(Answer::status))
                .containsExactlyInAnyOrder(201, 200, 200);
    }

    @Test
    void aCodeEnds() {
        billing.send("PUT", "/v1/promo-codes/" + code, """
                {"coins": "25", "mostRedemptions": 9, "mostPerUser": 9, "operator": "grace",
                "expiresAt": "2026-11-23T12:00:00Z"}""");

        int inTime = redeem(user).status();
        clock.advance(Duration.ofDays(1));
        Answer late = redeem(user);

        assertThat(inTime).isEqualTo(201);
        assertThat(late.field("reason")).isEqualTo("expired");
    }

    @Test
    void aCodeThatNobodyMadeIsNotFoundAndMakesNobody() {
        assertThat(redeem(user).field("type")).isEqualTo("urn:aisha:problem:unknown-promo-code");
        assertThat(billing.account(user).status()).isEqualTo(404);
    }
}
