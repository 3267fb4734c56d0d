package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.PackagedService;
import dev.aisha.local.stores.LocalPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ledger that an earlier version has written is taken over by this one, with two replicas that start at once: nothing is
 * lost, the books are right, and what was said then is said again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made before all tests
class MigrationIT {
    private static final long ADA = 1001;
    private static final long BO = 1002;
    private static final long CY = 1003;
    private static final long DI = 1004;

    private LocalPostgres postgres;
    private PackagedService service;
    private PackagedService replica;
    private BillingClient billing;

    private static UUID job(String number) {
        return UUID.fromString("00000000-0000-4000-8000-0000000000" + number);
    }

    @BeforeAll
    void anEarlierLedgerIsMigrated(@TempDir Path one, @TempDir Path other) throws Exception {
        postgres = LocalPostgres.start();
        migrateTo("1");
        execute(read("/migration/ledger-of-version-1.sql"));
        migrateTo("2");
        execute(read("/migration/ledger-of-version-2.sql"));
        Map<String, String> environment =
                Map.of("DATABASE_URL", postgres.url(), "INTERNAL_API_TOKEN", PackagedService.TOKEN);
        service = PackagedService.start(one, environment);
        replica = PackagedService.start(other, environment);
        service.awaitReady();
        replica.awaitReady();
        billing = service.client();
    }

    @AfterAll
    void stop() {
        service.close();
        replica.close();
        postgres.close();
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(), LocalPostgres.USER, LocalPostgres.PASSWORD)
                .schemas("billing")
                .target(version)
                .load()
                .migrate();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), LocalPostgres.USER, LocalPostgres.PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(String resource) throws IOException {
        try (var in = Objects.requireNonNull(MigrationIT.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyLineHasTheBalanceThatItLedTo() {
        JsonNode lines = billing.transactions(ADA, "?limit=100").json().path("transactions");

        assertThat(lines.findValuesAsText("amount")).endsWith("-15.00", "100.00");
        assertThat(lines.findValuesAsText("balanceAfter")).endsWith("85.00", "100.00");
    }

    @Test
    void whatWasSaidThenIsSaidAgain() {
        Answer held = billing.reserve(job("a1"), ADA, 300);
        Answer captured = billing.capture(job("a1"), 240);
        Answer released = billing.release(job("a2"));

        assertThat(List.of(held.status(), captured.status(), released.status())).containsOnly(200);
        assertThat(captured.text())
                .isEqualTo("{\"state\":\"CAPTURED\",\"coins\":\"15.00\",\"freeSeconds\":180,\"balance\":\"85.00\"}");
    }

    @Test
    void aJobThatWasUnderWayIsSettledByEitherReplica() {
        JsonNode captured = replica.client().capture(job("a3"), 60).json();

        assertThat(captured.path("coins").asText()).isEqualTo("15.00");
        assertThat(captured.path("balance").asText()).isEqualTo("70.00");
        assertThat(billing.account(ADA).field("held")).isEqualTo("0.00");
    }

    @Test
    void whatIsNewWorksForWhoeverWasThere() {
        assertThat(billing.pay("charge-1", BO, 50, "500").field("balance")).isEqualTo("600.00");
        assertThat(billing.refund(job("a1")).field("coins")).isEqualTo("15.00");
    }

    @Test
    void whoWasWelcomedThenIsNotWelcomedAgain() {
        billing.erase(DI);

        assertThat(billing.pay("charge-of-cy", CY, 50, "500").field("balance")).isEqualTo("500.00");
        assertThat(billing.pay("charge-of-di", DI, 50, "500").field("balance")).isEqualTo("500.00");
    }

    @Test
    void whatIsWrittenStillStaysWritten() {
        assertThatThrownBy(() -> execute("update billing.transactions set amount = amount + 1"))
                .hasMessageContaining("append-only");
    }

    @Test
    void theBooksAreRightButForTheHoldThatIsOldByNow() {
        JsonNode audit = replica.client().audit().json();

        assertThat(audit.path("invariants"))
                .isNotEmpty()
                .filteredOn(invariant -> !invariant.path("holds").asBoolean())
                .allMatch(invariant -> invariant.path("name").asText().equals("no-hold-is-forgotten"));
        assertThat(audit.path("totals").path("users").asInt()).isGreaterThanOrEqualTo(4);
    }
}
