package dev.aisha.billing.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LimitRateTest {
    private static LimitRate limit(long requests, long strangers) {
        return new LimitRate(new RateRules() {
            @Override
            public long requestsPerSecond() {
                return requests;
            }

            @Override
            public long strangersPerSecond() {
                return strangers;
            }
        });
    }

    @Test
    void aCallerWhoRunsWildIsToldToComeLater() {
        LimitRate limit = limit(1, 1);

        Response refused = Stream.generate(limit::check)
                .limit(1_000)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeaderString("Retry-After")).isEqualTo("1");
        assertThat(limit(1, 1).check()).isEmpty();
    }

    @Test
    void whoeverTriesTokensGetsFewTries() {
        LimitRate limit = limit(1_000_000, 3);
        Response refusal = Response.status(401).build();

        assertThat(Stream.generate(() -> limit.stranger(refusal).getStatus()).limit(1_000))
                .startsWith(401, 401, 401)
                .contains(429);
    }
}
