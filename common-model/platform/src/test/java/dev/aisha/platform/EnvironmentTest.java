package dev.aisha.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.platform.Environment.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
    private static final Map<String, String> GOOD = Map.of(
            "DATABASE_URL", "postgresql://aisha:s3cret@localhost:5432/aisha",
            "REDIS_URL", "redis://:s3cret@localhost:6379/0",
            "INTERNAL_API_TOKEN", "first-token,second-token",
            "TELEGRAM_BOT_TOKEN", "123456:s3cret",
            "MINIO_ENDPOINT", "localhost:9000",
            "MINIO_ACCESS_KEY", "key",
            "MINIO_SECRET_KEY", "s3cret");

    private static List<Variable> variables() {
        List<Variable> variables = new ArrayList<>(List.of(
                EnvironmentFormats.databaseUrl(),
                EnvironmentFormats.redisUrl(),
                EnvironmentFormats.internalApiToken(),
                EnvironmentFormats.billingUrl(),
                Variable.optional("BOT_MODE", "polling or webhook", EnvironmentFormats.oneOf("polling", "webhook")),
                Variable.requiredWhen(
                        "BOT_MODE", "webhook", "WEBHOOK_SECRET", "a secret", EnvironmentFormats.matches("\\w+"))));
        variables.addAll(EnvironmentFormats.telegram());
        variables.addAll(EnvironmentFormats.objectStore());
        return variables;
    }

    private static List<String> problemsWith(String name, String value) {
        Map<String, String> environment = new HashMap<>(GOOD);
        environment.put(name, value);
        return Environment.problems(variables(), environment);
    }

    @Test
    void aCompleteEnvironmentHasNoProblem() {
        assertThat(Environment.problems(variables(), GOOD)).isEmpty();
    }

    @Test
    void aMissingVariableIsNamedWithWhatItShouldLookLike() {
        assertThat(problemsWith("DATABASE_URL", ""))
                .singleElement()
                .asString()
                .startsWith(
                        "DATABASE_URL is missing; it should look like postgresql://user:password@host:5432/database");
    }

    @Test
    void aVariableOfOneModeIsOnlyNeededInThatMode() {
        assertThat(problemsWith("BOT_MODE", "polling")).isEmpty();
        assertThat(problemsWith("BOT_MODE", "webhook"))
                .singleElement()
                .asString()
                .startsWith("WEBHOOK_SECRET is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_URL, jdbc:postgresql://localhost/aisha",
        "DATABASE_URL, postgresql://localhost:5432/aisha",
        "DATABASE_URL, postgresql://aisha:s3cret@localhost:5432",
        "REDIS_URL, localhost:6379",
        "TELEGRAM_BOT_TOKEN, s3cret",
        "TELEGRAM_API_URL, api.telegram.org",
        "MINIO_ENDPOINT, http://host/path",
        "MINIO_BUCKET, A",
        "BILLING_URL, billing:8010",
        "INTERNAL_API_TOKEN, ','",
        "BOT_MODE, worker",
        "HTTP_PORT, 65536",
        "LOG_FORMAT, xml",
        "LOG_LEVEL, LOUD"
    })
    void aMalformedVariableIsNamedAndItsValueIsNot(String name, String value) {
        assertThat(problemsWith(name, value))
                .singleElement()
                .asString()
                .startsWith(name + " is malformed; it should look like ")
                .doesNotContain("s3cret");
    }
}
