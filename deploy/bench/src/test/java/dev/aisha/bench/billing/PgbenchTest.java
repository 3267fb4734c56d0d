package dev.aisha.bench.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The floor is made of the service's statements: a parameter that they gain must get a value here. */
class PgbenchTest {
    private static final Pattern VARIABLE = Pattern.compile("(?<!:):([a-zA-Z]+)");

    @Test
    void theServicesStatementsBecomeAScriptThatNeedsNothingElse() throws IOException {
        String script = Pgbench.script("42");

        assertThat(script)
                .contains("\\set telegramId 42", "insert into billing.reservations", "set state = 'CAPTURED'");
        assertThat(VARIABLE.matcher(script).results().map(MatchResult::group).distinct())
                .containsExactlyInAnyOrder(":r", ":telegramId");
    }
}
