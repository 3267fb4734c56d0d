package dev.aisha.gateway.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.request.GetMe;
import com.sun.net.httpserver.HttpServer;
import dev.aisha.platform.tracing.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import okhttp3.FormBody;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramCallsTest {
    private static final String TOKEN = "12345:canary-canary-canary";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private HttpServer server;
    private int status = 200;
    private String body = "";

    @BeforeEach
    void start() throws IOException {
        root.addHandler(recorder);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        root.removeHandler(recorder);
    }

    private TelegramCalls calls() {
        return new TelegramCalls(
                new FixedConfig("http://localhost:" + server.getAddress().getPort()), meters, Traces.off());
    }

    private TelegramAnswer<?> answer(int status, String body) {
        this.status = status;
        this.body = body;
        return calls().call(new GetMe());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "<html>502 Bad Gateway</html>", "{\"ok\":", "[]", "{}"})
    void whatIsNoAnswerOfTelegramCountsAsNone(String body) {
        assertThat(answer(200, body)).isInstanceOf(TelegramAnswer.Unreachable.class);
        assertThat(calls().getUpdates(new FormBody.Builder().build())).isInstanceOf(TelegramAnswer.Unreachable.class);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "0, 5"})
    void tooManyCallsSaysHowLongToWait(int retryAfter, int seconds) {
        String parameters = retryAfter == 0 ? "" : ",\"parameters\":{\"retry_after\":" + retryAfter + "}";

        assertThat(answer(
                        429,
                        "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\"" + parameters + "}"))
                .isEqualTo(new TelegramAnswer.TooMany<>(Duration.ofSeconds(seconds)));
    }

    @Test
    void aRefusalSaysWhatTelegramSaid() {
        assertThat(answer(403, "{\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was blocked\"}"))
                .isEqualTo(new TelegramAnswer.Refused<>(403, "Forbidden: bot was blocked"));
    }

    @Test
    void whatWasNeverConnectedWasNotAskedWhatWasCutOffMayHaveBeen() throws IOException {
        TelegramCalls nobodyThere = calls();
        server.stop(0);
        assertThat(nobodyThere.call(new GetMe())).isEqualTo(new TelegramAnswer.Unreachable<>(false));

        try (ServerSocket hangingUp = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = hangingUp.accept()) {
                    socket.getInputStream().read();
                } catch (IOException e) {
                    // The test is over.
                }
            });
            TelegramCalls cutOff = new TelegramCalls(
                    new FixedConfig("http://localhost:" + hangingUp.getLocalPort()), meters, Traces.off());

            assertThat(cutOff.call(new GetMe())).isEqualTo(new TelegramAnswer.Unreachable<>(true));
        }
    }

    @Test
    void aGroupThatBecameASupergroupSaysWhichOne() {
        assertThat(answer(400, """
                        {"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat",
                        "parameters":{"migrate_to_chat_id":-1001234567890}}""")).isEqualTo(new TelegramAnswer.Moved<>(-1_001_234_567_890L));
    }

    @Test
    void everyCallIsCountedByMethodAndStatus() {
        answer(500, "{\"ok\":false,\"error_code\":500,\"description\":\"Internal\"}");

        assertThat(meters.timer("aisha.telegram.calls", "method", "getMe", "status", "unreachable")
                        .count())
                .isEqualTo(1);
    }

    /** The transport repeats in its exceptions what it cannot read, here the request's own line. */
    @Test
    void theTokenIsNeitherLoggedNorThrown() throws IOException {
        try (ServerSocket echo = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerWithWhatWasAsked(echo));
            TelegramCalls calls =
                    new TelegramCalls(new FixedConfig("http://localhost:" + echo.getLocalPort()), meters, Traces.off());

            assertThat(calls.call(new GetMe())).isInstanceOf(TelegramAnswer.Unreachable.class);
            assertThat(calls.getUpdates(new FormBody.Builder().build())).isInstanceOf(TelegramAnswer.Unreachable.class);
        }

        assertThat(logged).extracting(TelegramCallsTest::text).anyMatch(text -> text.contains("fault="));
        assertThat(logged).allSatisfy(entry -> {
            assertThat(text(entry)).doesNotContain("canary");
            assertThat(entry.getThrown()).isNull();
        });
    }

    private static void answerWithWhatWasAsked(ServerSocket server) {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    byte[] request = new byte[4096];
                    int length = socket.getInputStream().read(request);
                    socket.getOutputStream().write(request, 0, length);
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static String text(LogRecord entry) {
        return new PatternFormatter("%s%e").format(entry);
    }

    private record FixedConfig(String apiUrl) implements TelegramConfig {
        @Override
        public String token() {
            return TOKEN;
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration callTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration uploadTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration largeUploadTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration longPoll() {
            return Duration.ofSeconds(1);
        }
    }
}
