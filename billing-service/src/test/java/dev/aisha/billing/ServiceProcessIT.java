package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.local.process.FreePort;
import dev.aisha.local.stores.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as ops run it: a process, configured by the environment alone. */
class ServiceProcessIT {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    @TempDir
    private Path folder = Path.of(".");

    private @Nullable Process service;

    private Process start(Map<String, String> environment) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                        java.toString(),
                        "-Xmx256m",
                        "-jar",
                        JAR.toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> !name.equals("PATH") && !name.equals("HOME"));
        builder.environment().putAll(environment);
        Process started = builder.start();
        service = started;
        return started;
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        if (service != null) {
            service.destroyForcibly();
        }
    }

    @Test
    void aMissingOrMalformedVariableStopsItWithOneLineThatNamesIt() throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", "postgresql://aisha:s3cret@localhost:5432/aisha");
        environment.put("INTERNAL_API_TOKEN", "s3cret");
        environment.put("FREE_MINUTES_ZONE", "Europe/Atlantis");

        Process process = start(environment);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(read("out")).isEmpty();
        assertThat(read("err").lines())
                .containsExactly("billing-service cannot start: FREE_MINUTES_ZONE is malformed;"
                        + " it should look like a time zone, for example Europe/Moscow");
    }

    @Test
    void itWaitsForPostgresGoesOnByItselfAndStopsWhenTold() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start()) {
            postgres.kill();
            int port = FreePort.any();
            Process process = start(Map.of(
                    "DATABASE_URL", postgres.url(),
                    "INTERNAL_API_TOKEN", "internal-token-of-the-tests",
                    "HTTP_PORT", String.valueOf(port),
                    "TRANSCRIPTION_COST_PER_MINUTE", "7",
                    "FREE_MINUTES_PER_DAY", "0.5",
                    "WELCOME_BALANCE", "3"));
            BillingClient billing = new BillingClient(URI.create("http://127.0.0.1:" + port));

            await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> live(billing));
            int readyWithout = billing.get("/q/health/ready").status();
            int servedWithout = billing.account(1).status();
            postgres.startAgain();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> billing.get("/q/health/ready").status() == 200);
            UUID id = UUID.randomUUID();
            String held = billing.reserve(id, 1, 31).text();
            String raised = billing.raise(id, 32).text();
            process.destroy();

            assertThat(readyWithout).isEqualTo(503);
            assertThat(servedWithout).isEqualTo(503);
            assertThat(held).contains("\"freeSeconds\":30,\"coins\":\"0.12\"");
            assertThat(raised).contains("\"freeSeconds\":30,\"coins\":\"0.23\""); // rounded once, not 0.12 twice
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(read("out"))
                    .contains("stopped in")
                    .doesNotContain("Exception", "internal-token", LocalPostgres.PASSWORD);
            assertThat(read("err")).isEmpty();
        }
    }

    private static boolean live(BillingClient billing) {
        return billing.get("/q/health/live").status() == 200;
    }
}
