package dev.aisha.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void aPortThatSomebodyListensOnIsTaken() throws IOException {
        var port = FreePort.any();
        assertThat(FreePort.isTaken(port)).isFalse();

        try (var here = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePort.isTaken(here.getLocalPort())).isTrue();
        }
        try (var everywhere = new ServerSocket(port)) {
            assertThat(FreePort.isTaken(everywhere.getLocalPort())).isTrue();
        }
    }

    @Test
    void freePortsLieBelowThoseOfOutgoingConnections() {
        assertThat(FreePort.any()).isBetween(20_000, 32_000);
        assertThat(FreePort.orAny(8_000)).isEqualTo(8_000);
    }
}
