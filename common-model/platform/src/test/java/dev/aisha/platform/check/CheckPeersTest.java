package dev.aisha.platform.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Peers that answer what they are told to. PostgreSQL is asked in the tests of the whole system. */
class CheckPeersTest {
    private static final Set<String> HTTP =
            Set.of("MINIO_ENDPOINT", "TELEGRAM_BOT_TOKEN", "OPENAI_API_KEY", "BILLING_URL");

    private final Map<String, String> environment = new HashMap<>();
    private HttpServer server;
    private int status = 200;

    CheckPeersTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void everythingIsThere() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        environment.put("MINIO_ENDPOINT", url.substring("http://".length()));
        environment.put("TELEGRAM_API_URL", url);
        environment.put("TELEGRAM_BOT_TOKEN", "1:canary");
        environment.put("OPENAI_BASE_URL", url + "/v1");
        environment.put("OPENAI_API_KEY", "canary");
        environment.put("BILLING_URL", url);
        environment.put("INTERNAL_API_TOKEN", "canary");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Finding finding(String variable) {
        List<Finding> findings = CheckPeers.check(Set.of(variable), environment);
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().toString()).doesNotContain("canary");
        return findings.getFirst();
    }

    @Test
    void allIsWell() {
        List<Finding> findings = CheckPeers.check(HTTP, environment);

        assertThat(findings).extracting(Finding::peer).containsExactly("store", "telegram", "speech", "billing");
        assertThat(findings).allMatch(Finding::good);
    }

    @ParameterizedTest
    @CsvSource({
        "TELEGRAM_BOT_TOKEN, 401, false, TELEGRAM_BOT_TOKEN is refused",
        "TELEGRAM_BOT_TOKEN, 404, false, TELEGRAM_BOT_TOKEN is refused",
        "TELEGRAM_BOT_TOKEN, 502, false, answers with status 502",
        "OPENAI_API_KEY, 401, false, OPENAI_API_KEY is refused",
        "OPENAI_API_KEY, 404, true, 'answers, with status 404 to a question for its models'",
        "BILLING_URL, 404, true, takes the token",
        "BILLING_URL, 401, false, INTERNAL_API_TOKEN is refused",
        "BILLING_URL, 503, false, answers with status 503",
        "MINIO_ENDPOINT, 403, true, answers; its keys are not tried"
    })
    void whatAPeerAnswersIsToldApart(String variable, int answer, boolean good, String detail) {
        status = answer;

        Finding finding = finding(variable);

        assertThat(finding.good()).isEqualTo(good);
        assertThat(finding.detail()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({
        "MINIO_ENDPOINT, MINIO_ENDPOINT",
        "TELEGRAM_BOT_TOKEN, TELEGRAM_API_URL",
        "OPENAI_API_KEY, OPENAI_BASE_URL",
        "BILLING_URL, BILLING_URL"
    })
    void whoDoesNotAnswerIsNamedByTheirVariable(String variable, String named) {
        server.stop(0);

        assertThat(finding(variable).toString()).startsWith("FAIL").contains(named + ": no answer");
    }

    @ParameterizedTest
    @CsvSource({
        "redis://:canary@127.0.0.1:PORT/0, +OK, +PONG, true, answers",
        "redis://127.0.0.1:PORT/0, '', +PONG, true, answers",
        "redis://ada:canary@127.0.0.1:PORT/0, -WRONGPASS, +PONG, false, REDIS_URL: user or password is refused",
        "redis://:canary@127.0.0.1:PORT/0, +OK, -LOADING Redis is loading, false, REDIS_URL: LOADING Redis is loading"
    })
    void redisIsLoggedInToAndPinged(String url, String login, String pong, boolean good, String detail)
            throws Exception {
        try (ServerSocket redis = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread played = Thread.startVirtualThread(() -> play(redis, login, pong));
            environment.put("REDIS_URL", url.replace("PORT", String.valueOf(redis.getLocalPort())));

            Finding finding = finding("REDIS_URL");

            assertThat(finding.good()).isEqualTo(good);
            assertThat(finding.detail()).isEqualTo(detail);
            played.join(); // it ends when the check has hung up
        }
    }

    /** Answers AUTH, if there is a login, and PING. */
    private static void play(ServerSocket redis, String login, String pong) {
        try (Socket client = redis.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("AUTH") || line.equals("PING")) {
                    String answer = (line.equals("PING") ? pong : login) + "\r\n";
                    client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException done) {
            // the check has hung up
        }
    }

    @Test
    void nobodyListensAtRedis() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        environment.put("REDIS_URL", "redis://:canary@127.0.0.1:" + port + "/0");

        assertThat(finding("REDIS_URL").good()).isFalse();
    }
}
