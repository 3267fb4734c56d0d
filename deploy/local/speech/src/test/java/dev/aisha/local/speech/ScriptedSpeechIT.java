package dev.aisha.local.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.local.speech.LocalSpeech.Options;
import dev.aisha.local.speech.recognition.Fault;
import dev.aisha.local.speech.recognition.Recognition;
import dev.aisha.local.speech.scripted.Script;
import dev.aisha.local.speech.scripted.ScriptedRecogniser;
import dev.aisha.local.speech.tone.ToneSpeech;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tests of other modules rely on: scripts, faults, gates, and how the server treats those who wait. */
class ScriptedSpeechIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final byte[] AUDIO = ToneSpeech.words(0, 2).wav();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScriptedRecogniser recogniser = ScriptedRecogniser.saying("hello there");
    private LocalSpeech speech;
    private SpeechClient client;

    @BeforeEach
    void start() {
        start(Options.with(recogniser));
    }

    @AfterEach
    void stop() {
        speech.close();
    }

    @Test
    void rateLimitTellsWhenToComeAgain() throws Exception {
        recogniser.next(Fault.rateLimited(Duration.ofSeconds(7)));

        var limited = client.transcribe("note.wav", AUDIO, "model", "whisper-1");

        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("retry-after")).hasValue("7");
        assertThat(error(limited).get("code").asText()).isEqualTo("rate_limit_exceeded");
        assertThat(client.transcribe("note.wav", AUDIO, "model", "whisper-1").statusCode())
                .isEqualTo(200);
    }

    @Test
    void everyRefusalOfTheProviderCanBePlayed() throws Exception {
        recogniser.next(Fault.insufficientQuota(), Fault.invalidKey(), Fault.serverError(), Fault.serverError(503));

        assertThat(error(whisper("json")).get("code").asText()).isEqualTo("insufficient_quota");
        assertThat(whisper("json").statusCode()).isEqualTo(401);
        assertThat(whisper("json").statusCode()).isEqualTo(500);
        assertThat(whisper("json").statusCode()).isEqualTo(503);
    }

    @Test
    void brokenAnswersCanBePlayed() throws Exception {
        recogniser.next(
                new Fault.CutOff(),
                new Fault.Dropped(),
                new Fault.Malformed(),
                new Fault.Raw(502, "text/html", "<h1>Bad Gateway</h1>"));

        assertThatThrownBy(() -> whisper("json")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> whisper("json")).isInstanceOf(IOException.class);
        var malformed = whisper("json");
        assertThat(malformed.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> json(malformed)).isInstanceOf(IOException.class);
        assertThat(whisper("json").body()).isEqualTo("<h1>Bad Gateway</h1>");
    }

    @Test
    void gateHoldsRequestsUntilItIsOpened() throws Exception {
        var gate = recogniser.hold();

        var first = client.transcribeLater("a.wav", AUDIO);
        var second = client.transcribeLater("b.wav", AUDIO);
        recogniser.awaitCalls(2, PATIENCE);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        gate.open();

        assertThat(first.get().statusCode()).isEqualTo(200);
        assertThat(second.get().statusCode()).isEqualTo(200);
        assertThat(recogniser.mostAtOnce()).isEqualTo(2);
    }

    @Test
    void requestWhoseClientHasGoneIsGivenUp() throws Exception {
        recogniser.hold();
        var request = client.transcribeLater("a.wav", AUDIO);
        recogniser.awaitCalls(1, PATIENCE);

        request.cancel(true);

        recogniser.awaitIdle(PATIENCE);
    }

    @Test
    void closingLetsNobodyHang() throws Exception {
        recogniser.hold();
        var request = client.transcribeLater("a.wav", AUDIO);
        recogniser.awaitCalls(1, PATIENCE);

        speech.close();

        recogniser.awaitIdle(PATIENCE);
        assertThatThrownBy(request::get).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void fullQueueSaysComeAgain() throws Exception {
        stop();
        start(Options.with(new OneAtATime(recogniser)).waiting(1));
        var gate = recogniser.hold();
        var first = client.transcribeLater("a.wav", AUDIO);
        recogniser.awaitCalls(1, PATIENCE);
        var second = client.transcribeLater("b.wav", AUDIO);
        awaitWaiting(1);

        var third = client.transcribe("c.wav", AUDIO, "model", "whisper-1");
        gate.open();

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("retry-after")).isPresent();
        assertThat(first.get().statusCode()).isEqualTo(200);
        assertThat(second.get().statusCode()).isEqualTo(200);
    }

    @Test
    void scriptAnswersByTheAudio() throws Exception {
        recogniser.play(
                request -> Recognition.of("%d ms".formatted(request.duration().toMillis())));
        assertThat(json(whisper("json")).get("text").asText()).isEqualTo("1600 ms");

        recogniser.play(Script.inOrder(Recognition.of("one"), Recognition.of("two")));
        assertThat(whisper("text").body()).isEqualTo("one\n");
        assertThat(whisper("text").body()).isEqualTo("two\n");
        assertThat(whisper("text").body()).isEqualTo("two\n");
    }

    private void start(Options options) {
        speech = LocalSpeech.start(options);
        client = new SpeechClient(speech);
    }

    private void awaitWaiting(int count) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (json(client.get("/health")).get("waiting").asInt() < count) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private HttpResponse<String> whisper(String format) throws Exception {
        return client.transcribe("note.wav", AUDIO, "model", "whisper-1", "response_format", format);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static JsonNode error(HttpResponse<String> answer) throws IOException {
        return json(answer).get("error");
    }
}
