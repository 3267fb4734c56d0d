package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingTest;
import dev.aisha.observability.CheckMetrics;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What billing shows is what alerts and dashboards ask for. */
@QuarkusTest
class MetricsIT extends BillingTest {
    private String metrics() {
        return billing.exchange(billing.request("/q/metrics")
                        .header("Accept", "text/plain")
                        .GET())
                .text();
    }

    private double figure(String name, String label) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void everythingThatIsDocumentedIsShownAsPrometheusLikesIt() throws IOException {
        long user = BillingClient.stranger();
        UUID id = UUID.randomUUID();
        billing.reserve(id, user, 60);
        billing.capture(id, 60);
        billing.pay("metrics-" + user, user, 50, "500");
        billing.audit();

        String metrics = metrics();
        Files.writeString(Path.of("target", "metrics.txt"), metrics);

        assertThat(CheckMetrics.problems("billing-service", metrics)).isEmpty();
    }

    /** 180 free seconds, and 20 at 15 coins a minute. */
    @Test
    void coinsAndFreeSecondsAreCountedAsTheyMoveOnceEach() {
        long user = BillingClient.stranger();
        UUID captured = UUID.randomUUID();
        UUID released = UUID.randomUUID();
        double heldCoins = figure("aisha_billing_coins_moved_total", "held");
        double capturedCoins = figure("aisha_billing_coins_moved_total", "captured");
        double releasedCoins = figure("aisha_billing_coins_moved_total", "released");
        double usedSeconds = figure("aisha_billing_free_seconds_total", "captured");

        billing.reserve(captured, user, 200);
        billing.reserve(captured, user, 200);
        billing.capture(captured, 200);
        billing.capture(captured, 200);
        billing.reserve(released, user, 60);
        billing.release(released);
        billing.release(released);

        assertThat(figure("aisha_billing_coins_moved_total", "held") - heldCoins)
                .isEqualTo(20.0);
        assertThat(figure("aisha_billing_coins_moved_total", "captured") - capturedCoins)
                .isEqualTo(5.0);
        assertThat(figure("aisha_billing_coins_moved_total", "released") - releasedCoins)
                .isEqualTo(15.0);
        assertThat(figure("aisha_billing_free_seconds_total", "captured") - usedSeconds)
                .isEqualTo(180.0);
    }

    @Test
    void starsAreCountedOnceForACharge() {
        long user = BillingClient.stranger();
        String charge = "stars-" + user;
        double credited = figure("aisha_billing_stars_total", "credited");
        double refunded = figure("aisha_billing_stars_total", "refunded");

        billing.pay(charge, user, 50, "500");
        billing.pay(charge, user, 50, "500");
        billing.refundPayment(charge);
        billing.refundPayment(charge);

        assertThat(figure("aisha_billing_stars_total", "credited") - credited).isEqualTo(50.0);
        assertThat(figure("aisha_billing_stars_total", "refunded") - refunded).isEqualTo(50.0);
    }
}
