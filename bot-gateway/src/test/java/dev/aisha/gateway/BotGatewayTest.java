package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the environment may hold. */
class BotGatewayTest {
    private static List<String> problems(String admins) {
        Map<String, String> environment = Map.of("ADMIN_IDS", admins);
        return BotGateway.variables().stream()
                .map(variable -> variable.problem(environment))
                .flatMap(Optional::stream)
                .filter(problem -> problem.contains("ADMIN_IDS"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "7,8", " 7 , 8 "})
    void adminsAreNobodyOrIds(String ids) {
        assertThat(problems(ids)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@ann", "0", "-7", "7,,8", "7,", "7;8", "7 8", "12345678901234567"})
    void whatIsNoIdStopsTheServiceAtItsStart(String ids) {
        assertThat(problems(ids)).hasSize(1);
    }
}
