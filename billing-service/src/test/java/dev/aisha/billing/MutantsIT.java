package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.LedgerProperties;
import dev.aisha.billing.harness.LedgerProperties.Subject;
import dev.aisha.billing.harness.Postgres;
import dev.aisha.billing.platform.MutablePool;
import dev.aisha.billing.platform.Mutant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The property of the ledger is run against planted faults, each of which it must see: a checker counts only once it has. */
@QuarkusTest
@TestProfile(MutantsIT.InADatabaseOfTheirOwn.class)
@SuppressWarnings("NullAway.Init") // Quarkus sets the field.
class MutantsIT extends BillingTest {
    private static final String ENOUGH_LIVES = "4000";
    private static final String ALL = "all";

    /** Every so manieth mutant. */
    private static final int SOME = 4;

    @Inject
    Flyway flyway;

    /** Mutants leave broken books behind. */
    public static final class InADatabaseOfTheirOwn implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(MutablePool.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.arc.exclude-types", MutablePool.SERVICES_OWN);
        }
    }

    @BeforeEach
    void aNewLedger() throws SQLException {
        Postgres.execute("drop schema billing cascade");
        flyway.migrate();
    }

    @AfterEach
    void weed() {
        Mutant.weed();
    }

    private Optional<Throwable> failure(String lives) {
        return LedgerProperties.failure(
                new Subject(billing, clock),
                Map.of(
                        "jqwik.tries.default",
                        lives,
                        "jqwik.shrinking.default",
                        "OFF",
                        "jqwik.database",
                        "target/mutants"));
    }

    /** Some in every build, all with {@code -Daisha.mutants=all}. */
    static Stream<Mutant> mutants() {
        int each = ALL.equals(System.getProperty("aisha.mutants")) ? 1 : SOME;
        List<Mutant> all = List.of(Mutant.values());
        return IntStream.range(0, all.size()).filter(i -> i % each == each / 4).mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aFaultIsSeen(Mutant mutant) throws SQLException {
        mutant.plant();

        assertThat(failure(ENOUGH_LIVES)).isPresent();
    }

    @Test
    void withoutAFaultNothingIsSeen() {
        assertThat(failure("20")).isEmpty();
    }
}
