package dev.aisha.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.contract.AudioSource;
import dev.aisha.contract.AudioSource.StoredObject;
import dev.aisha.contract.AudioSource.TelegramFile;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobProgress;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.local.speech.recognition.Answer;
import dev.aisha.local.speech.recognition.Fault;
import dev.aisha.local.speech.scripted.Gate;
import dev.aisha.local.speech.tone.ToneRecogniser;
import dev.aisha.local.speech.tone.ToneSpeech;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole jobs, from the queue to the result, with everything real but the provider and billing. */
@QuarkusTest
class TranscribeJobIT extends WorkerTest {
    /** 16 s, and 5 min with a pause now and then. */
    private static final ToneSpeech NOTE = ToneSpeech.words(0, 20);

    private static final ToneSpeech LECTURE = ToneSpeech.words(0, 345).pauseEvery(9, Duration.ofMillis(700));

    /** Two chunks. */
    private static final ToneSpeech TALK = ToneSpeech.words(0, 150).pauseEvery(9, Duration.ofMillis(700));

    @Test
    void aNoteBecomesText() throws Exception {
        TranscriptionJob job = job(sent(NOTE.wav()), 16);

        JobResult.Transcribed result = transcribed(job);

        assertThat(text(job)).isEqualTo(NOTE.text());
        assertThat(result.seconds()).isEqualTo(16);
        assertThat(result.chunks()).isEqualTo(1);
        assertThat(result.segments()).isEqualTo(1);
        assertThat(result.characters()).isEqualTo(NOTE.text().length());
        assertThat(result.engine()).isEqualTo("gpt-transcribe");
        assertThat(result.language()).isEqualTo("en");
        eventually().untilAsserted(() -> assertThat(object(keys(job).audio())).isNotEmptyFile());
        assertThat(speech.requests()).singleElement().satisfies(request -> {
            assertThat(request.fileName()).isEqualTo("audio.wav");
            assertThat(request.file()).isEqualTo(NOTE.wav());
        });
        assertThat(billing.raises()).noneMatch(raise -> raise.contains(job.id().toString()));
    }

    @Test
    void aLongFileIsCutAtPausesAndJoinedWithoutLosingAWord() throws Exception {
        TranscriptionJob job = job(sent(LECTURE.wav()), 299);
        Gate gate = speech.hold();

        submit(job);
        speech.awaitCalls(5, Duration.ofSeconds(60)); // all at once
        gate.open();
        JobResult.Transcribed result = (JobResult.Transcribed) result(job);
        speech.play(request -> ToneRecogniser.hear(request.clip()));

        assertThat(ToneSpeech.numbers(text(job))).isEqualTo(LECTURE.numbers());
        assertThat(result.chunks()).isEqualTo(5);
        assertThat(speech.calls()).isEqualTo(5);
        JsonNode document = json.readTree(kept(keys(job).segments()));
        assertThat(document.path("version").asInt()).isEqualTo(1);
        assertThat(document.path("duration").asDouble()).isCloseTo(296.9, within(3.0));
        assertThat(document.path("segments")).hasSizeGreaterThanOrEqualTo(5);
        for (JsonNode segment : document.path("segments")) {
            List<Integer> words = ToneSpeech.numbers(segment.path("text").asText());
            assertThat(segment.path("start").asDouble())
                    .isCloseTo(seconds(LECTURE.startOf(words.getFirst())), within(0.3));
            assertThat(segment.path("end").asDouble())
                    .isCloseTo(seconds(LECTURE.startOf(words.getLast()).plus(ToneSpeech.WORD)), within(0.3));
        }
        List<JobProgress> told = entries(JobStreams.PROGRESS).stream()
                .map(body -> read(body, JobProgress.class))
                .filter(progress -> progress.jobId().equals(job.id()))
                .toList();
        assertThat(told).hasSize(6);
        assertThat(told.getFirst().doneSeconds()).isZero();
        assertThat(told.getLast().percent()).isGreaterThan(98);
    }

    private static double seconds(Duration time) {
        return (double) time.toMillis() / 1000;
    }

    @Test
    void whereNobodyPausesNoWordIsLostOrDoubledEither() throws Exception {
        ToneSpeech breathless = ToneSpeech.words(0, 300).pause(Duration.ofMillis(40));
        TranscriptionJob job = job(sent(breathless.wav()), 193);

        JobResult.Transcribed result = transcribed(job);

        assertThat(result.chunks()).isGreaterThan(3);
        assertThat(ToneSpeech.numbers(text(job))).isEqualTo(breathless.numbers());
    }

    @Test
    void audioFromTheStoreBecomesText() throws Exception {
        Path object = object("7/temp/upload");
        Files.createDirectories(object.getParent());
        Files.write(object, NOTE.wav());
        TranscriptionJob job = job(new StoredObject("7/temp/upload"), 16);

        transcribed(job);

        assertThat(text(job)).isEqualTo(NOTE.text());
    }

    @Test
    void aFileOfMoreThanTwentyMegabytesFromALocalBotApiServerBecomesText() throws Exception {
        TranscriptionJob job = job(sent(padded(NOTE.wav(), 26_000_000)), 16);

        transcribed(job);

        assertThat(text(job)).isEqualTo(NOTE.text());
    }

    @Test
    void theEngineIsToldWhatIsKnownBeforehand() {
        transcribed(hinting(List.of("en", "de-CH"), List.of("Aisha", "<Zürich>\nHB"), job(sent(NOTE.wav()), 16)));

        assertThat(speech.requests()).singleElement().satisfies(request -> {
            assertThat(request.values("languages[]")).containsExactly("en", "de");
            assertThat(request.values("keywords[]")).containsExactly("Aisha", "Zürich HB");
            assertThat(request.field("language")).isEmpty();
            assertThat(request.field("prompt")).isEmpty();
        });
    }

    @Test
    void silenceIsNotSentAnywhere() {
        byte[] silence = dev.aisha.local.speech.recognition.AudioClip.of(new short[16_000 * 5])
                .wav();

        assertFails(job(sent(silence), 5), FailureCode.NO_SPEECH);

        assertThat(speech.calls()).isZero();
    }

    @Test
    void audioInWhichNothingIsRecognisedIsNoTranscript() {
        speech.next(dev.aisha.local.speech.recognition.Recognition.of(""));

        assertFails(job(sent(NOTE.wav()), 16), FailureCode.NO_SPEECH);
    }

    @Test
    void whatCannotBeReadIsSaidKindly() {
        assertFails(job(sent(new byte[] {1, 2, 3}), 5), FailureCode.UNREADABLE_AUDIO);
        assertFails(job(sent(new byte[Peers.LARGEST_FILE + 1]), 5), FailureCode.FILE_TOO_BIG);
        assertFails(job(new TelegramFile("nobody-knows"), 5), FailureCode.FILE_GONE);
        assertFails(job(new StoredObject("nobody/knows"), 5), FailureCode.FILE_GONE);
    }

    @Test
    void aJobPastItsDeadlineIsNotWorkedOn() {
        assertFails(until(Instant.now(), job(sent(NOTE.wav()), 16)), FailureCode.DEADLINE_PASSED);

        assertThat(speech.calls()).isZero();
    }

    @Test
    void audioThatIsLongerThanAnnouncedIsCoveredFirst() {
        TranscriptionJob job = job(sent(NOTE.wav()), 3);
        billing.next(503, 200);

        JobResult.Transcribed result = transcribed(job);

        assertThat(result.seconds()).isEqualTo(16);
        assertThat(billing.raises())
                .filteredOn(raise -> raise.contains(job.id().toString()))
                .hasSize(2)
                .containsOnly("/v1/reservations/" + job.id() + "/raise {\"seconds\":16}");
    }

    @Test
    void audioThatIsNotCoveredIsNotRecognised() {
        billing.next(402);

        assertFails(job(sent(NOTE.wav()), 3), FailureCode.NOT_ENOUGH_COINS);

        assertThat(speech.calls()).isZero();
    }

    @Test
    void aReservationThatWasSettledMeanwhileEndsTheJob() {
        billing.next(409);

        assertFails(job(sent(NOTE.wav()), 3), FailureCode.INTERNAL);
    }

    static Stream<Answer> passingFaults() {
        return Stream.of(
                Fault.rateLimited(Duration.ofSeconds(1)),
                Fault.serverError(),
                Fault.serverError(503),
                new Fault.CutOff(),
                new Fault.Malformed(),
                new Fault.Dropped(),
                new Fault.Raw(200, "application/json", "{\"words\": []}"),
                new Fault.Raw(307, "text/plain", ""));
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void aFaultOfTheProviderIsWaitedOut(Answer fault) {
        TranscriptionJob job = job(sent(NOTE.wav()), 16);
        speech.next(fault);

        transcribed(job);

        assertThat(text(job)).isEqualTo(NOTE.text());
        assertThat(speech.calls()).isEqualTo(2);
    }

    @Test
    void aProviderThatHangsIsAskedAgain() {
        TranscriptionJob job = job(sent(NOTE.wav()), 16);
        Gate never = new Gate();
        speech.next(request -> {
            never.pass();
            return Fault.serverError();
        });

        transcribed(job);

        assertThat(text(job)).isEqualTo(NOTE.text());
        never.open();
    }

    @Test
    void aProviderThatRefusesTheAudioEndsTheJobAtOnce() {
        speech.next(new Fault.Raw(400, "application/json", """
                {"error": {"message": "Audio file might be corrupted", "param": "file"}}"""));

        assertFails(job(sent(NOTE.wav()), 16), FailureCode.UNREADABLE_AUDIO);

        assertThat(speech.calls()).isEqualTo(1);
    }

    @Test
    void aSpentQuotaEndsTheJobAtItsDeadlineAndKeepsRequestsBackUntilItIsMended() {
        speech.play(request -> Fault.insufficientQuota());

        assertFails(until(Instant.now().plusSeconds(25), job(sent(NOTE.wav()), 16)), FailureCode.SPEECH_REFUSED);

        assertBreaker("open", "1.0");
        speech.play(request -> ToneRecogniser.hear(request.clip()));
        transcribed(job(sent(NOTE.wav()), 16));
        assertBreaker("closed", "0.0");
    }

    private static void assertBreaker(String state, String gauge) {
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'speech' }.data.breaker", Matchers.equalTo(state));
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("aisha_speech_breaker_open{instance_id=\"worker-under-test\"} " + gauge);
    }

    @Test
    void oneChunkThatCannotBeRecognisedFailsTheWholeJob() {
        speech.next(request -> ToneRecogniser.hear(request.clip()));
        speech.next(new Fault.Raw(400, "application/json", "{\"error\": \"the audio cannot be decoded\"}"));

        assertFails(job(sent(TALK.wav()), 130), FailureCode.UNREADABLE_AUDIO);
    }

    @Test
    void aRescuedJobAsksOnlyForWhatIsMissing() throws Exception {
        Gate never = new Gate();
        speech.next(request -> ToneRecogniser.hear(request.clip()));
        speech.next(request -> {
            never.pass();
            return Fault.serverError();
        });
        TranscriptionJob job = job(sent(TALK.wav()), 130);
        String entry = submit(job);
        speech.awaitCalls(2, Duration.ofSeconds(30));
        eventually()
                .until(() -> !redis.hash(String.class)
                        .hgetall(JobStreams.checkpoints(job.id()))
                        .isEmpty());

        // Another worker takes the job over, and is gone at once.
        redis.execute(
                "XCLAIM", Lane.LONG.stream(), JobStreams.WORKERS, "gone", "0", entry, "IDLE", "3600000", "JUSTID");

        assertThat(result(job)).isInstanceOf(JobResult.Transcribed.class);
        assertThat(ToneSpeech.numbers(text(job))).isEqualTo(TALK.numbers());
        assertThat(speech.calls()).isEqualTo(3);
        never.open();
    }

    @Test
    void aFaultOfTelegramIsWaitedOut() {
        telegram.faults().retryAfter("getFile", 1, Duration.ofSeconds(1));
        telegram.faults().failNext("getFile", 1, 500, "Internal Server Error");
        telegram.faults().dropReply("getFile", 1);
        TranscriptionJob job = job(sent(NOTE.wav()), 16);

        transcribed(job);

        assertThat(text(job)).isEqualTo(NOTE.text());
    }

    @Test
    void aStoreThatIsAwayIsWaitedFor() throws Exception {
        Gate gate = speech.hold();
        TranscriptionJob job = job(sent(NOTE.wav()), 16);
        submit(job);
        speech.awaitCalls(1, Duration.ofSeconds(30));

        s3.kill();
        gate.open();
        s3.startAgain();

        assertThat(result(job)).isInstanceOf(JobResult.Transcribed.class);
        assertThat(text(job)).isEqualTo(NOTE.text());
        speech.play(request -> ToneRecogniser.hear(request.clip()));
    }

    @Test
    void theTextDoesNotWaitForTheArchive() throws Exception {
        TranscriptionJob job = job(sent(NOTE.wav()), 16);
        Path inTheWay = inTheWayOfTheArchiveOf(job);

        transcribed(job);

        assertThat(text(job)).isEqualTo(NOTE.text());
        assertThat(entries(Lane.SHORT.stream())).hasSize(1);
        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());
        eventually().untilAsserted(() -> assertThat(object(keys(job).audio())).isNotEmptyFile());
    }

    @Test
    void whereAWorkerDiesBeforeTheArchiveIsKeptAnotherOneKeepsIt() throws Exception {
        TranscriptionJob job = job(sent(NOTE.wav()), 16);
        Path inTheWay = inTheWayOfTheArchiveOf(job);
        String entry = submit(job);
        result(job);

        redis.execute(
                "XCLAIM", Lane.SHORT.stream(), JobStreams.WORKERS, "gone", "0", entry, "IDLE", "3600000", "JUSTID");
        eventually().until(() -> results(job).size() == 2);
        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());

        eventually().untilAsserted(() -> assertThat(object(keys(job).audio())).isNotEmptyFile());
        assertThat(results(job)).hasSize(2).allMatch(JobResult.Transcribed.class::isInstance);
        assertThat(speech.calls()).isEqualTo(1);
    }

    /** A file whose folder has the name of the archive, so that the store cannot keep it. */
    private Path inTheWayOfTheArchiveOf(TranscriptionJob job) throws IOException {
        Path folder = Files.createDirectories(object(keys(job).audio()));
        return Files.createFile(folder.resolve("in-the-way"));
    }

    @Test
    void manyJobsAtOnceDoNotMixTheirWords() {
        List<TranscriptionJob> jobs = Stream.iterate(0, i -> i < 12, i -> i + 1)
                .map(i -> job(audio(i), 16))
                .toList();

        jobs.forEach(this::submit);

        for (int i = 0; i < jobs.size(); i++) {
            assertThat(result(jobs.get(i))).isInstanceOf(JobResult.Transcribed.class);
            assertThat(text(jobs.get(i))).isEqualTo(words(i).text());
        }
    }

    private AudioSource audio(int number) {
        return sent(words(number).wav());
    }

    private static ToneSpeech words(int number) {
        return ToneSpeech.words(number * 100, number * 100 + 10);
    }

    @Test
    void saysThatItIsReadyAndWhatItDid() {
        transcribed(job(sent(NOTE.wav()), 16));

        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", Matchers.hasItems("redis", "store", "ffmpeg", "telegram", "speech"));
        String metrics = RestAssured.get("/q/metrics").asString();
        for (String name : Arrays.asList(
                "aisha_jobs_total{instance_id=\"worker-under-test\",lane=\"short\",outcome=\"transcribed\"}",
                "aisha_chunk_requests_total{instance_id=\"worker-under-test\",outcome=\"recognised\"}",
                "aisha_job_stage_seconds_count{instance_id=\"worker-under-test\",stage=\"recognise\"}",
                "aisha_jobs_under_way")) {
            assertThat(metrics).contains(name);
        }
    }
}
