package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.PackagedService;
import dev.aisha.local.stores.LocalPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as ops run it: a process, configured by the environment alone. */
class ServiceProcessIT {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void aMissingOrMalformedVariableStopsItWithOneLineThatNamesIt() throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", "postgresql://aisha:s3cret@localhost:5432/aisha");
        environment.put("INTERNAL_API_TOKEN", "s3cret");
        environment.put("FREE_MINUTES_ZONE", "Europe/Atlantis");

        try (PackagedService service = PackagedService.start(folder, environment)) {
            assertThat(service.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(service.process().exitValue()).isEqualTo(1);
            assertThat(service.out()).isEmpty();
            assertThat(service.err().lines())
                    .containsExactly("billing-service cannot start: FREE_MINUTES_ZONE is malformed;"
                            + " it should look like a time zone, for example Europe/Moscow");
        }
    }

    @Test
    void itWaitsForPostgresGoesOnByItselfAndStopsWhenTold() throws Exception {
        try (LocalPostgres postgres = killed(LocalPostgres.start());
                PackagedService service = PackagedService.start(
                        folder,
                        Map.of(
                                "DATABASE_URL", postgres.url(),
                                "INTERNAL_API_TOKEN", PackagedService.TOKEN,
                                "TRANSCRIPTION_COST_PER_MINUTE", "7",
                                "FREE_MINUTES_PER_DAY", "0.5",
                                "WELCOME_BALANCE", "3"))) {
            BillingClient billing = service.client();

            await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> live(billing));
            int readyWithout = billing.get("/q/health/ready").status();
            int servedWithout = billing.account(1).status();
            postgres.startAgain();
            service.awaitReady();
            UUID id = UUID.randomUUID();
            String held = billing.reserve(id, 1, 31).text();
            String raised = billing.raise(id, 32).text();
            service.process().destroy();

            assertThat(readyWithout).isEqualTo(503);
            assertThat(servedWithout).isEqualTo(503);
            assertThat(held).contains("\"freeSeconds\":30,\"coins\":\"0.12\"");
            assertThat(raised).contains("\"freeSeconds\":30,\"coins\":\"0.23\""); // rounded once, not 0.12 twice
            assertThat(service.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(service.process().exitValue()).isEqualTo(143);
            assertThat(service.out())
                    .contains("stopped in")
                    .doesNotContain("Exception", PackagedService.TOKEN, LocalPostgres.PASSWORD);
            assertThat(service.err()).isEmpty();
        }
    }

    private static LocalPostgres killed(LocalPostgres postgres) {
        postgres.kill();
        return postgres;
    }

    private static boolean live(BillingClient billing) {
        return billing.get("/q/health/live").status() == 200;
    }
}
