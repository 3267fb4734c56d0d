package dev.aisha.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.AudioSource.StoredObject;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.local.speech.scripted.Gate;
import dev.aisha.local.speech.tone.ToneRecogniser;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.Options;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A worker among servers of its owner: a Bot API server beside it, a compatible speech server, a small disk. */
@QuarkusTest
@TestProfile(SelfHostedIT.SelfHosted.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SelfHostedIT extends WorkerTest {
    private static final ToneSpeech NOTE = ToneSpeech.words(0, 20);
    private static final ToneSpeech TALK = ToneSpeech.words(0, 150).pauseEvery(9, Duration.ofMillis(700));
    private static final int ROOM = 3 * 1024 * 1024;

    /** What a job is thought to make of two minutes. */
    private static final long TWO_MINUTES = 64 * 1024 + 120 * 16_000;

    public static final class SelfHosted implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("OPENAI_MODEL", "gpt-4o-transcribe", "aisha.workspace.largest", String.valueOf(ROOM));
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Neighbour.class));
        }
    }

    /** A Bot API server that is run with {@code --local}. */
    public static final class Neighbour implements QuarkusTestResourceLifecycleManager {
        private final LocalTelegram telegram =
                LocalTelegram.start(Options.defaults().withSharedFiles());

        /** After {@link Peers}, to take the place of theirs. */
        @Override
        public int order() {
            return 1;
        }

        @Override
        public Map<String, String> start() {
            return Map.of("TELEGRAM_BOT_TOKEN", telegram.token(), "TELEGRAM_API_URL", telegram.url());
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(telegram, new TestInjector.MatchesType(LocalTelegram.class));
        }

        @Override
        public void stop() {
            telegram.close();
        }
    }

    @Test
    @Order(1) // it is asked once in the life of a worker
    void aServerThatGivesNoTimesIsAskedForThemOnce() throws Exception {
        TranscriptionJob note = job(sent(NOTE.wav()), 16);
        TranscriptionJob talk = job(sent(TALK.wav()), 130);

        transcribed(note);
        transcribed(talk);

        assertThat(logged())
                .filteredOn(line -> line.contains("engine gives no times"))
                .hasSize(1);
        assertThat(text(note)).isEqualTo(NOTE.text());
        assertThat(ToneSpeech.numbers(text(talk))).isEqualTo(TALK.numbers());
        assertThat(speech.requests()).hasSize(3).allSatisfy(request -> {
            assertThat(request.field("response_format")).contains("json");
            assertThat(request.values("timestamp_granularities[]")).isEmpty();
        });
        assertThat(json.readTree(kept(keys(talk).segments())).path("segments")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    @Order(2)
    void aFileOfTheNeighbourIsReadWhereItLiesAndStaysThere() throws Exception {
        TranscriptionJob job = job(sent(padded(NOTE.wav(), 26_000_000)), 16);
        List<Path> theirs = files();

        transcribed(job);

        assertThat(text(job)).isEqualTo(NOTE.text());
        assertThat(files())
                .isEqualTo(theirs)
                .hasSize(1)
                .allSatisfy(file -> assertThat(file).hasSize(NOTE.wav().length + 8 + 26_000_000));
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> found = Files.walk(telegram.dataFolder())) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 20_000_000)
                    .toList();
        }
    }

    @Test
    @Order(3)
    void jobsWaitForEachOthersRoom() throws Exception {
        Gate gate = speech.hold();
        TranscriptionJob first = job(sent(NOTE.wav()), 120);
        TranscriptionJob second = job(sent(NOTE.wav()), 120);
        submit(first);
        speech.awaitCalls(1, Duration.ofSeconds(30));

        submit(second);
        eventually().until(() -> logged().stream().anyMatch(line -> line.contains("waiting for room on the disk")));

        assertThat(gauge("aisha_workspace_bytes")).isEqualTo(TWO_MINUTES);
        assertThat(gauge("aisha_workspace_limit_bytes")).isEqualTo(ROOM);
        assertThat(speech.calls()).isEqualTo(1);
        gate.open();
        assertThat(result(first)).isInstanceOf(JobResult.Transcribed.class);
        assertThat(result(second)).isInstanceOf(JobResult.Transcribed.class);
        eventually()
                .untilAsserted(() -> assertThat(gauge("aisha_workspace_bytes")).isZero()); // once the archive is kept
        speech.play(request -> ToneRecogniser.hear(request.clip()));
    }

    @Test
    @Order(4)
    void aJobThatTurnsOutLargerThanItSaidBeginsAgainWhereThereIsRoom() throws Exception {
        Gate gate = speech.hold();
        TranscriptionJob first = job(sent(NOTE.wav()), 120);
        TranscriptionJob talk = job(sent(TALK.wav()), 10);
        submit(first);
        speech.awaitCalls(1, Duration.ofSeconds(30));

        submit(talk);
        eventually().until(() -> logged().stream().anyMatch(line -> line.contains("job needs more room")));

        gate.open();
        assertThat(result(first)).isInstanceOf(JobResult.Transcribed.class);
        assertThat(result(talk)).isInstanceOf(JobResult.Transcribed.class);
        assertThat(ToneSpeech.numbers(text(talk))).isEqualTo(TALK.numbers());
        eventually()
                .untilAsserted(() -> assertThat(gauge("aisha_workspace_bytes")).isZero()); // once the archive is kept
        speech.play(request -> ToneRecogniser.hear(request.clip()));
    }

    @Test
    @Order(5)
    void whatIsLargerThanAllTheRoomIsTooBig() throws Exception {
        Path object = s3.objects().resolve("made-by-the-worker/7/temp/large");
        Files.createDirectories(object.getParent());
        Files.write(object, new byte[ROOM]);

        assertFails(job(new StoredObject("7/temp/large"), 16), FailureCode.FILE_TOO_BIG);
        assertFails(job(sent(NOTE.wav()), 200), FailureCode.FILE_TOO_BIG);

        assertThat(speech.calls()).isZero();
        assertThat(gauge("aisha_workspace_bytes")).isZero();
    }
}
