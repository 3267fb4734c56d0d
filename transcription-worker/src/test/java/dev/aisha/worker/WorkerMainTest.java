package dev.aisha.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.platform.Environment;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerMainTest {
    private static final Map<String, String> ENOUGH = Map.of(
            "TELEGRAM_BOT_TOKEN", "123:abc",
            "REDIS_URL", "redis://:secret@localhost:6379/0",
            "MINIO_ENDPOINT", "localhost:9000",
            "MINIO_ACCESS_KEY", "key",
            "MINIO_SECRET_KEY", "secret",
            "OPENAI_API_KEY", "sk-key",
            "INTERNAL_API_TOKEN", "token");

    @Test
    void runsWithTheRequiredVariablesAlone() {
        assertThat(Environment.problems(WorkerMain.variables(), ENOUGH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TELEGRAM_BOT_TOKEN",
                "REDIS_URL",
                "MINIO_ENDPOINT",
                "MINIO_ACCESS_KEY",
                "MINIO_SECRET_KEY",
                "OPENAI_API_KEY",
                "INTERNAL_API_TOKEN"
            })
    void saysInOneLineWhichVariableIsMissing(String missing) {
        Map<String, String> environment = new HashMap<>(ENOUGH);
        environment.remove(missing);

        assertThat(Environment.problems(WorkerMain.variables(), environment))
                .singleElement()
                .asString()
                .startsWith(missing + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "MINIO_SSE,always",
        "WORKER_CONCURRENCY,0",
        "CHUNK_CONCURRENCY,many",
        "OPENAI_BASE_URL,localhost",
        "BILLING_URL,billing:8010",
        "TELEGRAM_API_URL,ftp://host"
    })
    void saysInOneLineWhichVariableIsMalformed(String name, String value) {
        Map<String, String> environment = new HashMap<>(ENOUGH);
        environment.put(name, value);

        assertThat(Environment.problems(WorkerMain.variables(), environment))
                .singleElement()
                .asString()
                .startsWith(name + " is malformed")
                .doesNotContain(value);
    }
}
