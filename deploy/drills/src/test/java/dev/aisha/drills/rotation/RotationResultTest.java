package dev.aisha.drills.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.local.stack.Service;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each thing that must not be is found, by what is seen from outside. */
class RotationResultTest {
    private static RotationResult of(
            Secret secret, Map<Service, Duration> gaps, int calls, boolean refused, boolean counts) {
        return new RotationResult(secret, 2, Duration.ofSeconds(9), gaps, calls, refused, counts);
    }

    @Test
    void aGoodRotationHasNoFindings() {
        assertThat(of(Secret.OPENAI, Map.of(Service.WORKER, Duration.ofMillis(200)), 0, true, true)
                        .findings())
                .isEmpty();
    }

    @Test
    void eachThingThatMustNotBeIsFound() {
        RotationResult bad = of(Secret.OPENAI, Map.of(Service.WORKER, Duration.ofMillis(1400)), 3, false, false);

        assertThat(bad.findings())
                .containsExactly(
                        "openai: no worker was ready for 1400 ms",
                        "openai: the old secret is still taken",
                        "openai: 3 calls with the old secret after it was dropped",
                        "openai: a call with the old secret was not counted, so that none of them would have been");
    }

    @Test
    void onlyGatewaysMayBeAwayAndOnlyWhileTheBotHasNoToken() {
        Map<Service, Duration> gateways = Map.of(Service.GATEWAY, Duration.ofSeconds(4));

        assertThat(of(Secret.TELEGRAM, gateways, 0, true, true).findings()).isEmpty();
        assertThat(of(Secret.INTERNAL, gateways, 0, true, true).findings()).hasSize(1);
        assertThat(of(Secret.TELEGRAM, Map.of(Service.BILLING, Duration.ofSeconds(4)), 0, true, true)
                        .findings())
                .hasSize(1);
    }

    @Test
    void theLongestTimeWithoutAReadyReplicaIsKeptUntilItIsTaken() {
        WatchReady watch = new WatchReady(List.of(), Clock.systemUTC());
        Instant start = Instant.EPOCH;

        watch.saw(start, true, start);
        watch.saw(start.plusSeconds(1), false, start.plusSeconds(3));
        watch.saw(start.plusSeconds(4), false, start.plusSeconds(5));
        watch.saw(start.plusSeconds(8), true, start.plusSeconds(9));
        watch.saw(start.plusSeconds(10), false, start.plusSeconds(13));
        watch.saw(start.plusSeconds(14), true, start.plusSeconds(14));

        assertThat(watch.takeLongest()).isEqualTo(Duration.ofSeconds(5));
        assertThat(watch.takeLongest()).isZero();
    }

    @Test
    void refusalsAreReadFromMetricsOfAllPathsAndOfNoOtherStatus() {
        String metrics = """
                # HELP http_server_requests_seconds
                http_server_requests_seconds_count{method="GET",outcome="CLIENT_ERROR",status="401",uri="/v1/a"} 2.0
                http_server_requests_seconds_sum{method="GET",outcome="CLIENT_ERROR",status="401",uri="/v1/a"} 0.5
                http_server_requests_seconds_count{method="GET",outcome="SUCCESS",status="200",uri="/v1/a"} 7.0
                http_server_requests_seconds_count{method="PUT",outcome="CLIENT_ERROR",status="401",uri="/v1/b"} 1.0
                """;

        assertThat(RotateInternalToken.refusals(metrics)).isEqualTo(3);
        assertThat(RotateInternalToken.refusals("")).isZero();
    }
}
