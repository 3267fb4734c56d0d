package dev.aisha.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aTakenPortIsToldByPartPortAndWayOut() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = socket.getLocalPort();
            var ports = Ports.of(new Settings(Map.of("LOCAL_GATEWAY_PORT", Integer.toString(port))));

            var problems = ports.problems(EnumSet.of(Part.GATEWAY));

            assertThat(problems).singleElement().asString().contains("port " + port, "gateway", "LOCAL_GATEWAY_PORT=");
        }
    }

    @Test
    void freePortsDifferAndAreNoProblem() {
        var ports = Ports.free();

        assertThat(Arrays.stream(Part.values()).map(ports::of)).doesNotHaveDuplicates();
        assertThat(ports.problems(EnumSet.allOf(Part.class))).isEmpty();
    }

    @Test
    void onlyWhatTheUserHasSetIsUnusual() {
        var ports = Ports.of(new Settings(Map.of("LOCAL_S3_PORT", "9100")));

        assertThat(ports.of(Part.S3)).isEqualTo(9_100);
        assertThat(ports.of(Part.GATEWAY)).isEqualTo(8_000);
    }

    @Test
    void nonsenseAndTheSamePortTwiceAreRefused() {
        for (var nonsense : new String[] {"http", "0", "65536", "-1"}) {
            assertThatThrownBy(() -> Ports.of(new Settings(Map.of("LOCAL_REDIS_PORT", nonsense))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("LOCAL_REDIS_PORT");
        }
        assertThatThrownBy(() -> Ports.of(new Settings(Map.of("LOCAL_WORKER_PORT", "8010"))))
                .hasMessageContaining("LOCAL_WORKER_PORT");
    }
}
