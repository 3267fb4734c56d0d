package dev.aisha.billing.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrderIT extends BillingTest {
    private long user;
    private UUID id = new UUID(0, 0);

    @BeforeEach
    void aBuyer() {
        user = BillingClient.stranger();
        id = UUID.randomUUID();
    }

    private void assertRefused(Answer answer, String reason) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.field("type")).isEqualTo("urn:aisha:problem:order-refused");
        assertThat(answer.field("reason")).isEqualTo(reason);
    }

    @Test
    void thePackagesOnSaleAreListed() {
        assertThat(billing.get("/v1/packages").text()).isEqualTo("""
                        {"packages":[{"name":"small","stars":50,"coins":"500.00"},\
                        {"name":"medium","stars":150,"coins":"1650.00"},{"name":"large","stars":500,"coins":"6000.00"}]}""");
    }

    @Test
    void anOrderFixesThePriceAndSignsWhatTheInvoiceCarries() {
        Answer made = billing.order(id, user, "medium");
        Answer repeated = billing.order(id, user, "medium");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.field("stars")).isEqualTo("150");
        assertThat(made.field("coins")).isEqualTo("1650.00");
        assertThat(made.field("package")).isEqualTo("medium");
        assertThat(made.field("expiresAt"))
                .isEqualTo(SettableClock.NOON.plus(Duration.ofHours(1)).toString());
        assertThat(made.field("payload").getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(128);
        assertThat(made.field("payload")).doesNotContain(String.valueOf(user));
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.text()).isEqualTo(made.text());
    }

    @Test
    void anIdIsForOneUserAndOnePackage() {
        billing.order(id, user, "medium");

        assertThat(billing.order(id, user, "large").field("reason")).isEqualTo("id-taken");
        assertThat(billing.order(id, BillingClient.stranger(), "medium").status())
                .isEqualTo(409);
    }

    @Test
    void whatIsNotOnSaleIsNotOrdered() {
        assertThat(billing.order(id, user, "huge").status()).isEqualTo(404);
        assertThat(billing.order(id, user, "huge").field("type")).isEqualTo("urn:aisha:problem:unknown-package");
    }

    @Test
    void anOrderPassesForItsUserPriceAndTime() {
        String payload = billing.order(id, user, "small").field("payload");
        clock.advance(Duration.ofMinutes(59));

        Answer passed = billing.check(id, user, payload, "XTR", 50);

        assertThat(passed.status()).isEqualTo(200);
        assertThat(passed.text()).isEqualTo("""
                        {"id":"%s","stars":50,"coins":"500.00"}""".formatted(id));
    }

    @Test
    void anythingElseIsRefusedByName() {
        String payload = billing.order(id, user, "small").field("payload");
        String ofAnother = billing.order(UUID.randomUUID(), user, "small").field("payload");
        String forged = payload.substring(0, payload.length() - 1) + (payload.endsWith("A") ? "B" : "A");

        assertRefused(billing.check(id, BillingClient.stranger(), payload, "XTR", 50), "user");
        assertRefused(billing.check(id, user, ofAnother, "XTR", 50), "payload");
        assertRefused(billing.check(id, user, forged, "XTR", 50), "payload");
        assertRefused(billing.check(id, user, "no payload", "XTR", 50), "payload");
        assertRefused(billing.check(id, user, payload, "USD", 50), "currency");
        assertRefused(billing.check(id, user, payload, "XTR", 49), "amount");
        clock.advance(Duration.ofHours(1));
        assertRefused(billing.check(id, user, payload, "XTR", 50), "expired");
    }

    @Test
    void anOrderThatNobodyMadeIsNotFound() {
        assertThat(billing.check(id, user, "payload", "XTR", 50).status()).isEqualTo(404);
    }
}
