package dev.aisha.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.local.process.FreePort;
import dev.aisha.local.stack.Service;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.stores.LocalStores;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the services start: without a variable they need, and before the stores are there. */
class StartIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    /** Variables that lead nowhere. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", "postgresql://aisha:canary-password@127.0.0.1:9/aisha");
        environment.put("REDIS_URL", "redis://:canary-password@127.0.0.1:9/0");
        environment.put("MINIO_ENDPOINT", "127.0.0.1:9");
        environment.put("MINIO_ACCESS_KEY", "aisha");
        environment.put("MINIO_SECRET_KEY", "canary-password");
        environment.put("TELEGRAM_BOT_TOKEN", "123456:canary-password");
        environment.put("TELEGRAM_API_URL", "http://127.0.0.1:9");
        environment.put("OPENAI_API_KEY", "canary-password");
        environment.put("OPENAI_BASE_URL", "http://127.0.0.1:9/v1");
        environment.put("INTERNAL_API_TOKEN", "canary-password");
        environment.put("BILLING_URL", "http://127.0.0.1:9");
        return environment;
    }

    @ParameterizedTest
    @CsvSource({
        "BILLING, DATABASE_URL",
        "BILLING, INTERNAL_API_TOKEN",
        "GATEWAY, TELEGRAM_BOT_TOKEN",
        "GATEWAY, REDIS_URL",
        "WORKER, OPENAI_API_KEY",
        "WORKER, MINIO_ENDPOINT"
    })
    void aMissingVariableIsNamedInOneLineAndTheServiceEnds(Service service, String variable) {
        Map<String, String> environment = environment();
        environment.remove(variable);

        try (ServiceProcess process = ServiceProcess.start(service, service.module(), environment, 0, folder)) {
            assertThat(process.awaitEnd(PATIENCE)).isTrue();

            assertThat(process.exitCode()).isNotZero();
            assertThat(process.logText().strip().lines())
                    .singleElement()
                    .asString()
                    .contains(variable)
                    .contains("missing")
                    .doesNotContain("canary-password");
        }
    }

    @ParameterizedTest
    @CsvSource({"BILLING, database", "GATEWAY, database", "WORKER, redis"})
    void withoutItsPeersAServiceLivesSaysWhatIsMissingAndShowsNoSecret(Service service, String dependency) {
        try (ServiceProcess process = ServiceProcess.start(service, service.module(), environment(), 0, folder)) {
            await().atMost(PATIENCE).until(() -> status(process.url() + "/q/health/live") == 200);

            HttpResponse<String> ready = Ask.get(process.url() + "/q/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).containsIgnoringCase(dependency);
            assertThat(process.logText()).doesNotContain("canary-password");
            assertThat(List.of("/q/health/live", "/q/metrics", "/v1/audit", "/webhook/telegram", "/nothing"))
                    .allSatisfy(path -> assertNobodyKeepsOrGuesses(Ask.get(process.url() + path)));
            assertThat(ready.version()).as("asked for an upgrade").isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    private static void assertNobodyKeepsOrGuesses(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().map()).doesNotContainKeys("Server", "server", "X-Powered-By");
    }

    @ParameterizedTest
    @CsvSource({"BILLING, 1, DATABASE_URL", "GATEWAY, 5, TELEGRAM_API_URL", "WORKER, 5, OPENAI_BASE_URL"})
    void checkNamesEachPeerThatIsNotThere(Service service, int peers, String variable) throws InterruptedException {
        CheckRun check = CheckRun.of(service, environment());

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.output().lines())
                .hasSize(peers)
                .allMatch(line -> line.startsWith("FAIL"))
                .anyMatch(line -> line.contains(variable));
        assertThat(check.output()).doesNotContain("canary-password");
    }

    @Test
    void aServiceThatStartedBeforeItsStoresGoesOnWhenTheyCome() {
        int postgres = FreePort.any();
        Map<String, String> environment = environment();

        try (LocalStores stores = LocalStores.start(folder.resolve("stores"), new LocalStores.Ports(postgres, 0, 0))) {
            environment.putAll(stores.environment());
            stores.postgres().kill();
            try (ServiceProcess billing =
                    ServiceProcess.start(Service.BILLING, "billing", environment, 0, folder.resolve("billing"))) {
                await().atMost(PATIENCE).until(() -> status(billing.url() + "/q/health/live") == 200);
                assertThat(billing.isReady()).isFalse();

                stores.postgres().startAgain();

                billing.awaitReady();
            }
        }
    }

    private static int status(String url) {
        try {
            return Ask.get(url).statusCode();
        } catch (UncheckedIOException notYet) {
            return 0;
        }
    }
}
