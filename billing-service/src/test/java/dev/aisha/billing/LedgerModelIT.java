package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.LedgerProperties;
import dev.aisha.billing.harness.LedgerProperties.Subject;
import dev.aisha.billing.harness.Observer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Random lives of users beside a model, while an observer looks whether the books are right. */
@QuarkusTest
class LedgerModelIT extends BillingTest {
    private static final String LIVES = System.getProperty("aisha.lives", "80");

    @Test
    void everyLifeIsThatOfTheModelAndTheBooksAreRightAllTheWhile() {
        Optional<Throwable> failure;
        Observer.Sightings seen;

        try (Observer observer = Observer.of(billing)) {
            failure = LedgerProperties.failure(new Subject(billing, clock), Map.of("jqwik.tries.default", LIVES));
            seen = observer.stop();
        }

        assertThat(failure).isEmpty();
        assertThat(seen.audits()).isPositive();
        assertThat(seen.broken()).isEmpty();
    }
}
