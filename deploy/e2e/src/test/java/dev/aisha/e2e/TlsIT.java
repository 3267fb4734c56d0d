package dev.aisha.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.local.process.FreePort;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.local.stack.Service;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.stores.LocalPostgres;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.stores.LocalS3;
import dev.aisha.local.stores.LocalStore;
import dev.aisha.local.stores.LocalStores;
import dev.aisha.local.system.Recording;
import dev.aisha.local.telegram.user.LocalUser;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything between the services and their stores by TLS, with a certificate that only who was told of it trusts. */
class TlsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private SelfSigned certificate;
    private LocalPostgres postgres;
    private TlsLine redis;
    private TlsLine store;
    private AishaSystem aisha;
    private final int billingPort = FreePort.any();
    private final List<ServiceProcess> services = new ArrayList<>();

    @BeforeEach
    void start() {
        certificate = SelfSigned.make(folder);
        postgres = LocalPostgres.start(
                List.of("ssl=on", "ssl_cert_file=" + certificate.certificate(), "ssl_key_file=" + certificate.key()));
        LocalStores stores = new LocalStores(postgres, LocalRedis.start(), LocalS3.start());
        redis = TlsLine.to(stores.redis().port(), certificate);
        store = TlsLine.to(stores.s3().port(), certificate);
        aisha = AishaSystem.startOver(
                stores,
                Map.of(
                        "DATABASE_URL",
                        postgres.url() + "?sslmode=verify-full&sslrootcert=" + certificate.certificate(),
                        "REDIS_URL",
                        LocalRedis.url(redis.port()).replace("redis://", "rediss://"),
                        "MINIO_ENDPOINT",
                        "https://" + LocalStore.HOST + ":" + store.port(),
                        "BILLING_URL",
                        "https://" + LocalStore.HOST + ":" + billingPort));
    }

    @AfterEach
    void stop() {
        services.reversed().forEach(ServiceProcess::close);
        redis.close();
        store.close();
        aisha.close();
    }

    private ServiceProcess start(Service service, String name, List<String> options, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(aisha.environment());
        variables.putAll(more);
        List<String> all = new ArrayList<>(ServiceProcess.QUICK);
        all.addAll(options);
        services.add(ServiceProcess.start(service, name, all, variables, 0, folder));
        return services.getLast();
    }

    private List<String> trusting() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + certificate.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=" + SelfSigned.PASSWORD);
    }

    @Test
    void aNoteGoesItsWayByTlsAndWhoDoesNotTrustTheCertificateDoesNotTakePart() throws SQLException {
        start(
                Service.BILLING,
                "billing",
                List.of(),
                Map.of(
                        "QUARKUS_TLS_KEY_STORE_P12_PATH", certificate.keyStore().toString(),
                        "QUARKUS_TLS_KEY_STORE_P12_PASSWORD", SelfSigned.PASSWORD,
                        "QUARKUS_HTTP_SSL_PORT", String.valueOf(billingPort)));
        start(Service.GATEWAY, "gateway", trusting(), Map.of());
        start(Service.WORKER, "worker", trusting(), Map.of());
        services.forEach(ServiceProcess::awaitReady);
        LocalUser anna = aisha.telegram().newUser("Anna", "en");
        ToneSpeech speech = ToneSpeech.words(0, 10);

        // Announced as a second, so that the worker too asks billing.
        anna.sendVoice(Recording.voice(speech), Duration.ofSeconds(1), "audio/ogg");
        anna.awaitFromBot(message -> message.text().contains(speech.text()), PATIENCE);

        assertThat(sessionsInClear()).isEmpty();
        assertThat(redis.connections()).isPositive();
        assertThat(store.connections()).isPositive();
        assertThat(aisha.ledger().jobStates(anna.id())).containsExactly("DONE CAPTURED DELIVERED");
        assertAStrangerIsNotReady();
    }

    /** Application names of the services' connections to PostgreSQL that are not encrypted. */
    private List<String> sessionsInClear() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), LocalPostgres.USER, LocalPostgres.PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select application_name from pg_stat_activity a join pg_stat_ssl s using (pid)
                        where not s.ssl and a.pid <> pg_backend_pid() and a.backend_type = 'client backend'
                        """)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private void assertAStrangerIsNotReady() {
        assertThat(redis.refusals() + store.refusals()).isZero();
        ServiceProcess stranger = start(Service.WORKER, "stranger", List.of(), Map.of());
        await().atMost(PATIENCE).until(() -> redis.refusals() > 0 && store.refusals() > 0);
        assertThat(stranger.isReady()).isFalse();
    }
}
