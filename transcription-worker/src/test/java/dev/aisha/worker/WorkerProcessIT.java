package dev.aisha.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.contract.JobId;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.local.speech.LocalSpeech;
import dev.aisha.local.speech.scripted.Gate;
import dev.aisha.local.speech.scripted.ScriptedRecogniser;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.stores.LocalS3;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.user.LocalUser;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker as ops run it: its packaged jar, configured by the environment alone. */
class WorkerProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ToneSpeech NOTE = ToneSpeech.words(0, 10);

    @TempDir
    Path folder;

    private static LocalRedis redis;
    private static LocalS3 s3;
    private static LocalTelegram telegram;
    private static ScriptedRecogniser recogniser;
    private static LocalSpeech speech;
    private static Vertx vertx;
    private static RedisAPI commands;

    private final int port = freePort();
    private @Nullable Process worker;

    @BeforeAll
    static void startPeers() {
        redis = LocalRedis.start();
        s3 = LocalS3.start();
        telegram = LocalTelegram.start();
        recogniser = ScriptedRecogniser.saying("hello");
        speech = LocalSpeech.start(LocalSpeech.Options.with(recogniser));
        vertx = Vertx.vertx();
        commands = RedisAPI.api(Redis.createClient(vertx, redis.url()));
    }

    @AfterAll
    static void stopPeers() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        speech.close();
        telegram.close();
        s3.close();
        redis.close();
    }

    @AfterEach
    void leaveNoProcess() {
        if (worker != null) {
            worker.destroyForcibly();
        }
    }

    @Test
    void saysInOneLineWhatIsMissingAndLeaves() throws Exception {
        Map<String, String> environment = environment();
        environment.remove("OPENAI_API_KEY");

        Process process = start(environment);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(output().lines())
                .singleElement()
                .asString()
                .startsWith("transcription-worker cannot start: OPENAI_API_KEY is missing");
    }

    @Test
    void waitsForPeersThatAreNotThereYet() throws Exception {
        Map<String, String> environment = environment();
        environment.put("REDIS_URL", "redis://:nobody@127.0.0.1:" + freePort() + "/0");
        environment.put("MINIO_ENDPOINT", "127.0.0.1:" + freePort());

        Process process = start(environment);

        await().atMost(PATIENCE).until(() -> status("/q/health/live") == 200);
        assertThat(status("/q/health/ready")).isEqualTo(503);
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output()).contains("stopped, nothing is held");
    }

    @Test
    void finishesWhatItHasWhenToldToStop() throws Exception {
        Gate gate = recogniser.hold();
        Process process = start(environment());
        int called = recogniser.calls();
        String job = submit(1);
        recogniser.awaitCalls(called + 1, PATIENCE);

        process.destroy();
        await().atMost(PATIENCE).until(() -> output().contains("stopping jobsUnderWay=1"));
        gate.open();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(command("XRANGE", JobStreams.RESULTS, "-", "+"))
                .contains(job)
                .contains("transcribed");
        assertThat(command("XLEN", Lane.SHORT.stream())).isEqualTo("0");
    }

    @Test
    void handsBackWhatItCannotFinishInTime() throws Exception {
        Gate gate = recogniser.hold();
        Map<String, String> environment = environment();
        environment.put("AISHA_QUEUE_DRAIN_GRACE", "0s");
        Process process = start(environment);
        int called = recogniser.calls();
        submit(2);
        recogniser.awaitCalls(called + 1, PATIENCE);

        process.destroy();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output()).contains("job handed back");
        assertThat(command("XPENDING", Lane.SHORT.stream(), JobStreams.WORKERS, "IDLE", "3000000", "-", "+", "1"))
                .isNotEqualTo("[]");
        gate.open();
    }

    private Process start(Map<String, String> environment) throws IOException {
        Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(List.of(java, "-jar", jar.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        worker = process;
        return process;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", System.getProperty("user.home"));
        environment.put("TELEGRAM_BOT_TOKEN", telegram.token());
        environment.put("TELEGRAM_API_URL", telegram.url());
        environment.put("REDIS_URL", redis.url());
        environment.put("MINIO_ENDPOINT", s3.endpoint());
        environment.put("MINIO_ACCESS_KEY", LocalS3.ACCESS_KEY);
        environment.put("MINIO_SECRET_KEY", LocalS3.SECRET_KEY);
        environment.put("OPENAI_API_KEY", "sk-any");
        environment.put("OPENAI_BASE_URL", speech.baseUrl());
        environment.put("INTERNAL_API_TOKEN", "token");
        environment.put("HTTP_PORT", String.valueOf(port));
        environment.put("AISHA_WORKSPACE_FOLDER", folder.resolve("workspace").toString());
        return environment;
    }

    private static String submit(int number) {
        LocalUser user = telegram.newUser("Ada", "en");
        user.send("/start");
        String file = user.sendDocument("note", "audio/wav", NOTE.wav())
                .file()
                .orElseThrow()
                .fileId();
        JobId job = JobId.of(1, 1, number);
        String body = """
                {"id": "%s", "userId": "%s", "kind": "voice", "source": {"type": "telegram_file", "fileId": "%s"},
                 "heldSeconds": 60, "submittedAt": "2026-11-22T12:00:00Z", "deadline": "2100-01-01T00:00:00Z"}""".formatted(job, new UUID(1, number), file);
        command("XADD", Lane.SHORT.stream(), "*", JobStreams.BODY, body);
        return job.toString();
    }

    private static String command(String name, String... arguments) {
        return String.valueOf(commands.send(Command.create(name), arguments)
                .toCompletionStage()
                .toCompletableFuture()
                .join());
    }

    private int status(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException notYet) {
            return 0;
        }
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
