package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.platform.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillingServiceTest {
    private static final Map<String, String> ENOUGH =
            Map.of("DATABASE_URL", "postgresql://aisha:s3cret@localhost/aisha", "INTERNAL_API_TOKEN", "s3cret");

    private static List<String> problemsWith(String name, String value) {
        Map<String, String> environment = new HashMap<>(ENOUGH);
        environment.put(name, value);
        return Environment.problems(BillingService.variables(), environment);
    }

    @Test
    void twoVariablesAreEnough() {
        assertThat(Environment.problems(BillingService.variables(), ENOUGH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TRANSCRIPTION_COST_PER_MINUTE, 0",
        "TRANSCRIPTION_COST_PER_MINUTE, 12.345678",
        "FREE_MINUTES_PER_DAY, 0",
        "FREE_MINUTES_PER_DAY, 0.5",
        "FREE_MINUTES_PER_DAY, 1440",
        "FREE_MINUTES_ZONE, Europe/Moscow",
        "FREE_MINUTES_ZONE, +03:00",
        "WELCOME_BALANCE, 0"
    })
    void sensibleValuesAreTaken(String name, String value) {
        assertThat(problemsWith(name, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_URL, ''",
        "INTERNAL_API_TOKEN, ''",
        "TRANSCRIPTION_COST_PER_MINUTE, -1",
        "TRANSCRIPTION_COST_PER_MINUTE, '15,0'",
        "TRANSCRIPTION_COST_PER_MINUTE, 1e3",
        "FREE_MINUTES_PER_DAY, three",
        "FREE_MINUTES_PER_DAY, 1440.5",
        "FREE_MINUTES_PER_DAY, 9999",
        "FREE_MINUTES_ZONE, Europe/Atlantis",
        "WELCOME_BALANCE, 100.001"
    })
    void anythingElseIsNamed(String name, String value) {
        assertThat(problemsWith(name, value)).singleElement().asString().startsWith(name + " is ");
    }
}
