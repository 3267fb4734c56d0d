package dev.aisha.worker.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.net.httpserver.HttpServer;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.worker.pace.Attempt;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotYet;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.workspace.JobFolder;
import dev.aisha.worker.workspace.Workspace;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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
    Path temporary;

    private HttpServer server;
    private TelegramFiles files;
    private Path root;
    private JobFolder folder;

    @BeforeEach
    void start() throws IOException {
        root = temporary.resolve("workspace");
        folder = new Workspace(root).open(JobId.of(1, 2, 3));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        files = new TelegramFiles(
                config("http://127.0.0.1:" + server.getAddress().getPort() + "/"), new TelegramHealth());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void downloadsWhatGetFileNames() throws Exception {
        answer("/bot" + TOKEN + "/getFile", 200, FOUND);
        answer("/file/bot" + TOKEN + "/voice/file_1.oga", 200, "sound");

        assertThat(fetch()).isEqualTo(new Done<>(folder.note()));
        assertThat(folder.note()).hasContent("sound");
    }

    @Test
    void aFileOfALocalServerIsReadWhereItLiesUnderANameThatHoldsNoSecret() throws Exception {
        Path theirs = Files.createDirectories(temporary.resolve(TOKEN + "/voice"));
        Path shared = Files.writeString(theirs.resolve("file_1.oga"), "sound");
        names(shared);

        Attempt<Path> fetched = fetch();

        assertThat(fetched).isEqualTo(new Done<>(folder.note()));
        assertThat(folder.note()).hasContent("sound").isSymbolicLink();
        folder.close();
        assertThat(folder.path()).doesNotExist();
        assertThat(shared).hasContent("sound");
    }

    @Test
    void aFileOfALocalServerThatIsTooBigIsNotRead() throws Exception {
        names(Files.writeString(temporary.resolve("file_1.oga"), "x".repeat(100_001)));

        assertEnds(FailureCode.FILE_TOO_BIG);
    }

    @Test
    void aFileOfALocalServerThatIsNotThereYetIsAskedForAgain() throws Exception {
        names(temporary.resolve("not-here"));

        assertTriedAgain();
        assertThat(folder.note()).doesNotExist();
    }

    @Test
    void aPathThatIsNoneIsAskedForAgain() throws Exception {
        answer("/bot", 200, "{\"ok\": true, \"result\": {\"file_id\": \"f\", \"file_path\": \"/a\\u0000b\"}}");

        assertTriedAgain();
    }

    @Test
    void aFileThatMayNotBeReadIsAskedForAgain() throws Exception {
        Path shared = Files.writeString(temporary.resolve("file_1.oga"), "sound");
        Files.setPosixFilePermissions(shared, Set.of());
        assumeFalse(Files.isReadable(shared), "nothing is unreadable to root");
        names(shared);

        assertTriedAgain();
    }

    @Test
    void nothingButAFileIsReadWhereItLies() throws Exception {
        names(Files.createDirectory(temporary.resolve("folder")));
        assertEnds(FailureCode.TELEGRAM_UNAVAILABLE);

        names(Path.of("/dev/zero"));
        assertEnds(FailureCode.TELEGRAM_UNAVAILABLE);

        names(Files.createSymbolicLink(temporary.resolve("link"), Path.of("/dev/zero")));
        assertEnds(FailureCode.TELEGRAM_UNAVAILABLE);
    }

    @Test
    void noFileOfAnyJobIsReadAsSomebodyElses() throws Exception {
        Path ours =
                Files.writeString(new Workspace(root).open(JobId.of(1, 2, 4)).file("note"), "somebody's sound");
        names(ours);
        assertEnds(FailureCode.TELEGRAM_UNAVAILABLE);

        names(Files.createSymbolicLink(temporary.resolve("link"), ours));
        assertEnds(FailureCode.TELEGRAM_UNAVAILABLE);

        names(temporary.resolve("workspace/../workspace").resolve(root.relativize(ours)));
        assertEnds(FailureCode.TELEGRAM_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.telegram.org", "https://API.telegram.org/", "https://api.telegram.org.:443"})
    void telegramsOwnServerSharesNothing(String url) {
        assertThat(new TelegramFiles(config(url), new TelegramHealth()).mayShare())
                .isFalse();
    }

    @Test
    void anAbsolutePathOfTelegramsOwnServerIsNotOpened() throws Exception {
        Path shared = Files.writeString(temporary.resolve("file_1.oga"), "sound");
        names(shared);
        files = new TelegramFiles(
                config("http://api.telegram.org:" + server.getAddress().getPort()),
                new TelegramHealth(),
                host -> List.of(InetAddress.getLoopbackAddress()));

        assertTriedAgain();
        assertThat(folder.note()).doesNotExist();
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
        return files.fetch("f", folder, 100_000);
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

    private void names(Path file) {
        forget("/bot");
        answer("/bot", 200, "{\"ok\": true, \"result\": {\"file_id\": \"f\", \"file_path\": \"" + file + "\"}}");
    }

    private void forget(String path) {
        try {
            server.removeContext(path);
        } catch (IllegalArgumentException nothingWasAnswered) {
            return;
        }
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

    private static FetchConfig config(String url) {
        return new FetchConfig() {
            @Override
            public String telegramToken() {
                return TOKEN;
            }

            @Override
            public String telegramApiUrl() {
                return url;
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
