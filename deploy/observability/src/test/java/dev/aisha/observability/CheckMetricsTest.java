package dev.aisha.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CheckMetricsTest {
    private static String shown() {
        return KeptMetrics.of("billing-service").families().entrySet().stream()
                .map(family ->
                        "# HELP %1$s of billing\n# TYPE %1$s %2$s\n".formatted(family.getKey(), family.getValue()))
                .collect(Collectors.joining());
    }

    @Test
    void whatIsKeptAndShownIsWell() {
        assertThat(CheckMetrics.problems("billing-service", shown())).isEmpty();
    }

    @Test
    void whatIsNotShownAnyMoreAndWhatIsNotKeptYetAreFound() {
        String text = shown().replace("aisha_billing_users", "aisha_billing_people");

        assertThat(CheckMetrics.problems("billing-service", text))
                .containsExactly(
                        "not shown: aisha_billing_users gauge",
                        "not in deploy/observability/metrics: aisha_billing_people gauge");
    }
}
