package dev.aisha.billing.harness;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
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
    void ready() {
        billing = new BillingClient(base);
        clock.set(SettableClock.NOON);
        Awaitility.await().until(() -> billing.get("/q/health/ready").status() == 200);
    }
}
