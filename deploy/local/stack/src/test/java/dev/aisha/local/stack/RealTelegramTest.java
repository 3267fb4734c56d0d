package dev.aisha.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealTelegramTest {
    private static final String TOKEN = "1:canary-token";

    private HttpServer server;
    private String answer = "";

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/bot" + TOKEN + "/getMe", exchange -> {
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void theBotIsFoundByItsName() {
        answer = "{\"ok\":true,\"result\":{\"id\":1,\"is_bot\":true,\"username\":\"aisha_bot\"}}";

        assertThat(whereToClick()).isEqualTo("https://t.me/aisha_bot");
    }

    @Test
    void aRefusedTokenIsToldWithoutTheToken() {
        answer = "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}";

        assertThat(whereToClick()).contains("Unauthorized").doesNotContain("canary");
    }

    @Test
    void aTelegramThatCannotBeReachedIsNoFault() {
        server.stop(0);

        assertThat(whereToClick()).contains("your bot").doesNotContain("canary");
    }

    private String whereToClick() {
        return RealTelegram.whereToClick(
                "http://127.0.0.1:" + server.getAddress().getPort(), TOKEN);
    }
}
