package dev.aisha.local.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aisha.local.speech.whisper.FetchModel.Ready;
import dev.aisha.local.speech.whisper.FetchModel.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchModelTest {

    private static final byte[] MODEL = randomBytes(300_000);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final List<Optional<String>> ranges = new ArrayList<>();
    private HttpServer server;
    private boolean honoursRanges = true;
    private int breaksOffAfter = Integer.MAX_VALUE;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/models/ggml-test.bin", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void modelIsDownloadedOnceAndProgressIsShown() throws Exception {
        var first = fetch(model(MODEL));
        var second = fetch(model(MODEL));

        assertThat(first).isEqualTo(new Ready(folder.resolve("ggml-test.bin")));
        assertThat(second).isEqualTo(first);
        assertThat(ranges).hasSize(1);
        assertThat(folder.resolve("ggml-test.bin")).hasBinaryContent(MODEL);
        assertThat(console.toString(StandardCharsets.UTF_8)).contains("Downloading ggml-test.bin", "100 %");
        assertThat(files()).containsExactly("ggml-test.bin");
    }

    @Test
    void brokenDownloadGoesOnWhereItStopped() throws Exception {
        breaksOffAfter = 100_000;
        var first = fetch(model(MODEL));
        breaksOffAfter = Integer.MAX_VALUE;
        var second = fetch(model(MODEL));

        assertThat(first).isInstanceOf(Unavailable.class);
        assertThat(second).isInstanceOf(Ready.class);
        assertThat(ranges.getLast())
                .hasValueSatisfying(range -> assertThat(range).matches("bytes=[1-9]\\d*-"));
        assertThat(folder.resolve("ggml-test.bin")).hasBinaryContent(MODEL);
    }

    @Test
    void serverWithoutRangesSendsAllOfItAgain() throws Exception {
        Files.write(folder.resolve("ggml-test.bin.part"), Arrays.copyOf(MODEL, 50_000));
        honoursRanges = false;

        assertThat(fetch(model(MODEL))).isInstanceOf(Ready.class);
        assertThat(folder.resolve("ggml-test.bin")).hasBinaryContent(MODEL);
    }

    @Test
    void wrongChecksumIsThrownAway() throws Exception {
        var expected = new PublishedModel("test", MODEL.length, "0".repeat(64));

        var outcome = fetch(expected);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unavailable.class, why -> assertThat(why.reason()).contains("wrong checksum"));
        assertThat(folder.resolve("ggml-test.bin")).doesNotExist();
        assertThat(files()).isEmpty();
    }

    @Test
    void moreBytesThanPublishedAreRefused() throws Exception {
        var shorter = model(Arrays.copyOf(MODEL, 200_000));

        assertThat(fetch(shorter)).isInstanceOf(Unavailable.class);
        assertThat(folder.resolve("ggml-test.bin")).doesNotExist();
    }

    @Test
    void missingModelIsSaid() throws Exception {
        server.removeContext("/models/ggml-test.bin");

        assertThat(fetch(model(MODEL)))
                .isInstanceOfSatisfying(
                        Unavailable.class, why -> assertThat(why.reason()).contains("404"));
    }

    @Test
    void unreachableServerIsSaid() throws Exception {
        int unused;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }

        var outcome = fetch(URI.create("http://127.0.0.1:" + unused), model(MODEL));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unavailable.class, why -> assertThat(why.reason()).contains("ConnectException"));
    }

    @Test
    void secondProcessDoesNotDownloadTheSameModelAtOnce() throws Exception {
        var part = folder.resolve("ggml-test.bin.part");
        try (var other = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(fetch(model(MODEL))).isEqualTo(new Unavailable("another process is downloading it"));
            assertThat(part).exists();
        }
        assertThat(ranges).isEmpty();
    }

    private FetchModel.Outcome fetch(PublishedModel model) {
        return fetch(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/models"), model);
    }

    private FetchModel.Outcome fetch(URI source, PublishedModel model) {
        var progress = new ShowProgress(new PrintStream(console, true, StandardCharsets.UTF_8), false);
        return new FetchModel(source, folder, progress).fetch(model);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"));
        ranges.add(range);
        int from = range.filter(asked -> honoursRanges)
                .map(asked -> Integer.parseInt(asked.replaceAll("\\D", "")))
                .orElse(0);
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, MODEL.length - from);
        exchange.getResponseBody().write(MODEL, from, Math.min(breaksOffAfter, MODEL.length - from));
        exchange.close();
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static PublishedModel model(byte[] content) throws Exception {
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        return new PublishedModel("test", content.length, sha256);
    }

    private static byte[] randomBytes(int count) {
        var bytes = new byte[count];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
