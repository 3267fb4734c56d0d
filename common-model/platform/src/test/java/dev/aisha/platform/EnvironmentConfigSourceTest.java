package dev.aisha.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentConfigSourceTest {
    private static Map<String, String> derive(Map<String, String> environment) {
        return EnvironmentConfigSource.derive(name -> Optional.ofNullable(environment.get(name)));
    }

    @Test
    void theDatabaseUrlBecomesBothDataSources() {
        assertThat(derive(Map.of("DATABASE_URL", "postgresql://aisha:secret@db:5432/aisha")))
                .containsEntry("quarkus.datasource.username", "aisha")
                .containsEntry("quarkus.datasource.password", "secret")
                .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://db:5432/aisha")
                .containsEntry("quarkus.datasource.reactive.url", "vertx-reactive:postgresql://db:5432/aisha");
    }

    @Test
    void logsAreTextOnTheConsoleUnlessAskedOtherwise() {
        assertThat(derive(Map.of()))
                .containsEntry("quarkus.log.console.json.enabled", "false")
                .containsEntry("quarkus.log.file.enabled", "false");
        assertThat(derive(Map.of("LOG_FORMAT", "json", "LOG_FILE", "/var/log/aisha.log")))
                .containsEntry("quarkus.log.console.json.enabled", "true")
                .containsEntry("quarkus.log.file.json.enabled", "true")
                .containsEntry("quarkus.log.file.path", "/var/log/aisha.log")
                .containsEntry("quarkus.log.file.enabled", "true");
    }

    @Test
    void aProcessWithoutAnIdKeepsTheOneItMadeUp() {
        String madeUp = derive(Map.of()).get("aisha.instance-id");

        assertThat(madeUp).matches("[A-Za-z0-9._-]+-[0-9a-f]{6}");
        assertThat(derive(Map.of())).containsEntry("aisha.instance-id", madeUp);
        assertThat(derive(Map.of("INSTANCE_ID", "worker-3"))).containsEntry("aisha.instance-id", "worker-3");
    }
}
