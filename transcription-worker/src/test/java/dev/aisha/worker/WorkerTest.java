package dev.aisha.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.AudioSource;
import dev.aisha.contract.AudioSource.TelegramFile;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.contract.MediaKind;
import dev.aisha.contract.QueuedJob;
import dev.aisha.contract.RenditionJob;
import dev.aisha.contract.TranscriptKeys;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.local.speech.scripted.ScriptedRecogniser;
import dev.aisha.local.stores.LocalS3;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.user.LocalUser;
import dev.aisha.worker.workspace.WorkspaceConfig;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamRange;
import io.quarkus.test.common.WithTestResource;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What all tests of the running worker share: its peers, and the gateway's part. */
@WithTestResource(Peers.class)
@SuppressWarnings("NullAway.Init") // by Peers and by Quarkus
abstract class WorkerTest {
    private static final AtomicInteger JOBS = new AtomicInteger();

    LocalTelegram telegram;
    LocalS3 s3;
    ScriptedRecogniser speech;
    PlayedBilling billing;

    @Inject
    RedisDataSource redis;

    @Inject
    ObjectMapper json;

    @Inject
    WorkspaceConfig workspace;

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Handler eavesdropper = new Eavesdropper(logged);
    private LocalUser user;

    @BeforeEach
    void forgetWhatWas() {
        Logger.getLogger("").addHandler(eavesdropper);
        speech.forget();
        user = telegram.newUser("Ada", "en");
        user.send("/start");
    }

    @AfterEach
    void nothingIsLeftAndNothingSecretIsLogged() {
        telegram.faults().clear();
        Logger.getLogger("").removeHandler(eavesdropper);
        assertThat(logged).isNotEmpty();
        assertThat(String.join("", logged))
                .doesNotContain(telegram.token())
                .doesNotContain(telegram.token().replaceFirst(".*:", ""))
                .doesNotContain(Peers.API_KEY)
                .doesNotContain("first-token")
                .doesNotContain("w0001");
        eventually().untilAsserted(this::noJobIsUnderWay); // the archive is kept after the result is told
        assertThat(redis.key().keys("aisha:{jobs}:chunks:*")).isEmpty();
        assertThat(temporaryFiles()).isEmpty();
    }

    private void noJobIsUnderWay() {
        for (Lane lane : Lane.values()) {
            assertThat(entries(lane.stream())).isEmpty();
        }
    }

    /** Everything that is logged, stack traces included. */
    private static final class Eavesdropper extends Handler {
        private final Queue<String> heard;
        private final PatternFormatter everything = new PatternFormatter("%c %s%e%n");

        Eavesdropper(Queue<String> heard) {
            this.heard = heard;
        }

        @Override
        public void publish(LogRecord record) {
            heard.add(everything.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60));
    }

    /** What was logged in this test. */
    List<String> logged() {
        return List.copyOf(logged);
    }

    /** The value of a gauge. */
    static double gauge(String name) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    /** A WAV file with so many bytes that are not heard before its sound. */
    static byte[] padded(byte[] wav, int bytes) {
        ByteBuffer padded = ByteBuffer.allocate(wav.length + 8 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        padded.put(wav, 0, 12).put("JUNK".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        padded.position(padded.position() + bytes).put(wav, 12, wav.length - 12);
        return padded.putInt(4, padded.capacity() - 8).array();
    }

    /** A file that the user sent to the bot. */
    TelegramFile sent(byte[] file) {
        return new TelegramFile(user.sendDocument("file", "application/octet-stream", file)
                .file()
                .orElseThrow()
                .fileId());
    }

    TelegramFile sent(Path file) throws IOException {
        return sent(Files.readAllBytes(file));
    }

    TranscriptionJob job(AudioSource source, long heldSeconds) {
        int number = JOBS.incrementAndGet();
        return new TranscriptionJob(
                JobId.of(telegram.botId(), user.id(), number),
                new UUID(7, number),
                MediaKind.VOICE,
                source,
                "hint.oga",
                "audio/ogg",
                null,
                heldSeconds,
                Instant.now(),
                Instant.now().plusSeconds(600),
                List.of(),
                List.of(),
                null);
    }

    /** The same job with less time left. */
    static TranscriptionJob until(Instant deadline, TranscriptionJob job) {
        return new TranscriptionJob(
                job.id(),
                job.userId(),
                job.kind(),
                job.source(),
                job.fileName(),
                job.mimeType(),
                job.fileSize(),
                job.heldSeconds(),
                job.submittedAt(),
                deadline,
                job.languages(),
                job.keywords(),
                job.traceparent());
    }

    /** The same job with something known beforehand. */
    static TranscriptionJob hinting(List<String> languages, List<String> keywords, TranscriptionJob job) {
        return new TranscriptionJob(
                job.id(),
                job.userId(),
                job.kind(),
                job.source(),
                job.fileName(),
                job.mimeType(),
                job.fileSize(),
                job.heldSeconds(),
                job.submittedAt(),
                job.deadline(),
                languages,
                keywords,
                job.traceparent());
    }

    String submit(TranscriptionJob job) {
        Lane lane = Lane.of(Duration.ofSeconds(job.heldSeconds()));
        return redis.stream(String.class).xadd(lane.stream(), Map.of(JobStreams.BODY, write(job)));
    }

    /** On the short lane. */
    void submit(RenditionJob job) {
        redis.stream(String.class).xadd(Lane.SHORT.stream(), Map.of(JobStreams.BODY, write(job)));
    }

    JobResult result(QueuedJob job) {
        return eventually()
                .until(() -> results(job), results -> !results.isEmpty())
                .getFirst();
    }

    List<JobResult> results(QueuedJob job) {
        return entries(JobStreams.RESULTS).stream()
                .map(body -> read(body, JobResult.class))
                .filter(result -> result.jobId().equals(job.id()))
                .toList();
    }

    JobResult.Transcribed transcribed(TranscriptionJob job) {
        submit(job);
        JobResult result = result(job);
        assertThat(result).isInstanceOf(JobResult.Transcribed.class);
        return (JobResult.Transcribed) result;
    }

    void assertFails(TranscriptionJob job, FailureCode code) {
        submit(job);
        assertThat(result(job)).isEqualTo(new JobResult.Failed(job.id(), code));
    }

    /** Where an object of a job's transcript lies. */
    Path object(String key) {
        return s3.objects().resolve("made-by-the-worker").resolve(key);
    }

    /** What an object of a job's transcript holds. */
    byte[] kept(String key) {
        try {
            return Files.readAllBytes(object(key));
        } catch (IOException e) {
            throw new AssertionError("no object " + key, e);
        }
    }

    static TranscriptKeys keys(TranscriptionJob job) {
        return new TranscriptKeys(job.userId(), job.id());
    }

    String text(TranscriptionJob job) {
        return new String(kept(keys(job).text()), StandardCharsets.UTF_8);
    }

    List<String> entries(String stream) {
        return redis.stream(String.class).xrange(stream, StreamRange.of("-", "+")).stream()
                .map(message -> message.payload().get(JobStreams.BODY))
                .toList();
    }

    <T> T read(String body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private String write(Object message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> temporaryFiles() {
        try (Stream<Path> found = Files.walk(workspace.folder())) {
            return found.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith(".lock"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
