package dev.aisha.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void openData() {
        data = DataFolder.kept(folder, false);
    }

    @AfterEach
    void closeData() {
        data.close();
    }

    @Test
    void whereTheUserHasNothingEverythingIsLocal() {
        var plan = everything(Map.of());

        assertThat(plan.parts()).containsExactlyInAnyOrder(Part.values());
        assertThat(plan.environment(Service.WORKER))
                .containsEntry("TELEGRAM_API_URL", "http://127.0.0.1:8081")
                .containsEntry("OPENAI_BASE_URL", "http://127.0.0.1:8082/v1")
                .containsEntry("BILLING_URL", "http://127.0.0.1:8010")
                .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:8083")
                .containsEntry("REDIS_URL", "redis://:local-redis-password@127.0.0.1:16379/0")
                .doesNotContainKey("DATABASE_URL");
        assertThat(plan.environment(Service.GATEWAY)).containsEntry("OPENAI_CHAT_MODEL", "stand-in");
    }

    @Test
    void realCredentialsReplaceTheLocalStandIns() {
        var plan = everything(Map.of("TELEGRAM_BOT_TOKEN", "1:real", "OPENAI_API_KEY", "key", "OPENAI_MODEL", "m"));

        assertThat(plan.parts()).doesNotContain(Part.TELEGRAM, Part.SPEECH);
        assertThat(plan.environment(Service.WORKER))
                .containsEntry("TELEGRAM_BOT_TOKEN", "1:real")
                .containsEntry("OPENAI_API_KEY", "key")
                .containsEntry("OPENAI_MODEL", "m")
                .doesNotContainKeys("TELEGRAM_API_URL", "OPENAI_BASE_URL");
        assertThat(plan.environment(Service.GATEWAY)).doesNotContainKey("OPENAI_CHAT_MODEL");
    }

    @Test
    void tracesGoWhereTheUserWantsThem() {
        var plan = everything(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://jaeger:4318"));

        assertThat(plan.environment(Service.BILLING))
                .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://jaeger:4318");
    }

    @Test
    void theStoresAreAlwaysTheLocalOnes() {
        var plan = everything(Map.of("DATABASE_URL", "postgresql://other:x@db/other", "MINIO_BUCKET", "other"));

        assertThat(plan.environment(Service.GATEWAY))
                .containsEntry("DATABASE_URL", "postgresql://aisha:local-postgres-password@127.0.0.1:15432/aisha")
                .containsEntry("MINIO_BUCKET", "aisha");
    }

    @Test
    void theDemoHasALocalTelegramWhateverTheUserHas() {
        var settings = new Settings(Map.of("TELEGRAM_BOT_TOKEN", "1:real", "BOT_MODE", "webhook"));

        var plan = Plan.demo(Ports.free(), settings, data);

        assertThat(plan.has(Part.TELEGRAM)).isTrue();
        assertThat(plan.environment(Service.GATEWAY))
                .containsEntry("TELEGRAM_BOT_TOKEN", Plan.LOCAL_TOKEN)
                .doesNotContainKey("BOT_MODE");
    }

    @Test
    void theInfrastructureHasNoServicesAndAllTheirVariables() {
        var plan = Plan.infra(Ports.of(new Settings(Map.of())), new Settings(Map.of()), data);

        assertThat(plan.parts()).doesNotContain(Part.GATEWAY, Part.BILLING, Part.WORKER);
        assertThat(plan.environment()).containsKeys("DATABASE_URL", "TELEGRAM_BOT_TOKEN", "INTERNAL_API_TOKEN");
    }

    @Test
    void aVariableIsExportedSoThatAShellReadsItBack() {
        assertThat(Infra.export("A", "http://127.0.0.1:9/v1")).isEqualTo("export A=http://127.0.0.1:9/v1");
        assertThat(Infra.export("A", "it's $HOME")).isEqualTo("export A='it'\\''s $HOME'");
    }

    private Plan everything(Map<String, String> variables) {
        var settings = new Settings(variables);
        return Plan.everything(Ports.of(settings), settings, data);
    }
}
