package dev.aisha.billing.harness;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;

/** A test that boots the service on a real PostgreSQL, at noon. */
@QuarkusTestResource(Postgres.class)
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit set the fields.
public abstract class BillingTest {
    @Inject
    protected SettableClock clock;

    @TestHTTPResource("/")
    URI base;

    protected BillingClient billing;

    @BeforeEach
    void ready() throws SQLException {
        billing = new BillingClient(base);
        clock.set(SettableClock.NOON);
        Awaitility.await().until(() -> billing.get("/q/health/ready").status() == 200);
        settleForgottenHolds();
    }

    /** Others have moved the clock, and left holds of other days. */
    private void settleForgottenHolds() throws SQLException {
        String forgotten = Postgres.query("""
                select string_agg(cast(id as text), ',') from billing.reservations
                where state = 'HELD' and created_at < '%s'""".formatted(SettableClock.NOON.minus(Duration.ofHours(23))));
        if (forgotten != null) {
            Stream.of(forgotten.split(",", -1)).map(UUID::fromString).forEach(billing::release);
        }
    }
}
