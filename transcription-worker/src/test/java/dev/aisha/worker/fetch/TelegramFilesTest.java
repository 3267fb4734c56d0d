package dev.aisha.worker.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.aisha.contract.FailureCode;
import dev.aisha.worker.pace.Attempt;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotYet;
import dev.aisha.worker.pace.JobFailed;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramFilesTest {
    private static final String TOKEN = "123456:canary-in-the-address";
    private static final String FOUND =
            "{\"ok\": true, \"result\": {\"file_id\": \"f\", \"file_path\": \"voice/file_1.oga\"}}";

    @TempDir
    Path folder;

    private HttpServer server;
    private TelegramFiles files;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        files = new TelegramFiles(config(), new TelegramHealth());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void downloadsWhatGetFileNames() throws Exception {
        answer("/bot" + TOKEN + "/getFile", 200, FOUND);
        answer("/file/bot" + TOKEN + "/voice/file_1.oga", 200, "sound");

        assertThat(fetch()).isEqualTo(new Done<>(folder.resolve("note")));
        assertThat(folder.resolve("note")).hasContent("sound");
    }

    @Test
    void aFileOfALocalServerIsReadWhereItLies() throws Exception {
        Path shared = Files.writeString(folder.resolve("shared.oga"), "sound");
        answer("/bot", 200, "{\"ok\": true, \"result\": {\"file_id\": \"f\", \"file_path\": \"" + shared + "\"}}");

        assertThat(fetch()).isEqualTo(new Done<>(shared));
    }

    @Test
    void moreThanTheLimitIsNotDownloaded() {
        answer("/bot", 200, FOUND);
        answer("/file", 200, "x".repeat(200_000));

        assertEnds(FailureCode.FILE_TOO_BIG);
    }

    @Test
    void aFileThatTelegramDoesNotHandOutIsTooBig() {
        answer("/bot", 400, "{\"ok\": false, \"error_code\": 400, \"description\": \"Bad Request: file is too big\"}");

        assertEnds(FailureCode.FILE_TOO_BIG);
    }

    @Test
    void aFileThatTelegramNoLongerHasIsGone() {
        answer("/bot", 200, FOUND);
        answer("/file", 404, "");

        assertEnds(FailureCode.FILE_GONE);
    }

    @Test
    void waitsAsLongAsTelegramAsks() throws Exception {
        answer("/bot", 429, """
                {"ok": false, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 9}}""");

        assertThat(fetch())
                .isEqualTo(new NotYet<>(FailureCode.TELEGRAM_UNAVAILABLE, "status 429", Duration.ofSeconds(9)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ok\": false, \"error_code\": 401, \"description\": \"Unauthorized\"}",
                "{\"ok\": false, \"error_code\": 500, \"description\": \"Internal\"}",
                "{\"ok\": true, \"result\": {}}",
                "{\"ok\": true}",
                "no JSON",
                ""
            })
    void whateverElseTelegramSaysIsTriedAgain(String body) throws Exception {
        answer("/bot", 200, body);

        assertTriedAgain();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 500, 502})
    void aDownloadThatFailsIsTriedAgainAndNeverElsewhere(int status) throws Exception {
        AtomicInteger visits = new AtomicInteger();
        server.createContext("/elsewhere", exchange -> {
            visits.incrementAndGet();
            exchange.close();
        });
        answer("/bot", 200, FOUND);
        answer("/file", status, "");

        assertTriedAgain();
        assertThat(visits).hasValue(0);
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() throws Exception {
        server.stop(0);

        assertTriedAgain();
    }

    private Attempt<Path> fetch() throws JobFailed {
        return files.fetch("f", folder.resolve("note"), 100_000);
    }

    private void assertTriedAgain() throws JobFailed {
        assertThat(fetch()).isInstanceOfSatisfying(NotYet.class, later -> {
            assertThat(later.whenOver()).isEqualTo(FailureCode.TELEGRAM_UNAVAILABLE);
            assertThat(later.toString()).doesNotContain("canary");
        });
    }

    private void assertEnds(FailureCode code) {
        assertThatThrownBy(this::fetch)
                .isInstanceOfSatisfying(
                        JobFailed.class, end -> assertThat(end.code()).isEqualTo(code));
    }

    private void answer(String path, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private FetchConfig config() {
        return new FetchConfig() {
            @Override
            public String telegramToken() {
                return TOKEN;
            }

            @Override
            public String telegramApiUrl() {
                return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            }

            @Override
            public MemorySize largestFile() {
                return new MemorySize(BigInteger.valueOf(100_000));
            }

            @Override
            public Duration downloadTimeLimit() {
                return Duration.ofSeconds(20);
            }
        };
    }
}
