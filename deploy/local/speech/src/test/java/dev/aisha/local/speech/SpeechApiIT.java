package dev.aisha.local.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.local.speech.LocalSpeech.Options;
import dev.aisha.local.speech.demo.DemoNote;
import dev.aisha.local.speech.recognition.Recognition;
import dev.aisha.local.speech.recognition.Recognition.Timed;
import dev.aisha.local.speech.scripted.ScriptedRecogniser;
import dev.aisha.local.speech.tone.ToneSpeech;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint as its clients see it, with real ffmpeg and a scripted recogniser. */
class SpeechApiIT {

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
    void gptTranscribeAnswersJsonWithLanguages() throws Exception {
        var answer = client.transcribe("note.wav", AUDIO, "model", "gpt-transcribe");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(json(answer).get("text").asText()).isEqualTo("hello there");
        assertThat(json(answer).get("languages").get(0).asText()).isEqualTo("en");
        assertThat(json(answer).get("usage").get("seconds").asInt()).isEqualTo(2);
    }

    @Test
    void whisperAnswersVerboseJsonWithSegmentsAndWords() throws Exception {
        recogniser.next(Recognition.of(List.of(
                new Timed(Duration.ZERO, Duration.ofMillis(600), "hello"),
                new Timed(Duration.ofMillis(800), Duration.ofMillis(1400), "there"))));

        var answer = json(client.transcribe(
                "note.wav",
                AUDIO,
                "model",
                "whisper-1",
                "response_format",
                "verbose_json",
                "timestamp_granularities[]",
                "segment",
                "timestamp_granularities[]",
                "word"));

        assertThat(answer.get("language").asText()).isEqualTo("english");
        assertThat(answer.get("duration").asDouble()).isEqualTo(1.6);
        assertThat(answer.get("segments").get(1).get("start").asDouble()).isEqualTo(0.8);
        assertThat(answer.get("words").get(1).get("word").asText()).isEqualTo("there");
    }

    @Test
    void whisperAnswersTextAndSubtitles() throws Exception {
        assertThat(whisper("text").body()).isEqualTo("hello there\n");
        assertThat(whisper("srt").body()).isEqualTo("1\n00:00:00,000 --> 00:00:01,600\nhello there\n\n");
        assertThat(whisper("vtt").body()).isEqualTo("WEBVTT\n\n00:00:00.000 --> 00:00:01.600\nhello there\n\n");
    }

    @Test
    void theScriptSeesFileFieldsAndDuration() throws Exception {
        client.transcribe(
                "chunk-3.ogg",
                DemoNote.bytes(),
                "model",
                "gpt-transcribe",
                "prompt",
                "über uns",
                "keywords[]",
                "Aisha",
                "keywords[]",
                "coins");

        var request = recogniser.requests().getFirst();
        assertThat(request.fileName()).isEqualTo("chunk-3.ogg");
        assertThat(request.file()).isEqualTo(DemoNote.bytes());
        assertThat(request.model()).isEqualTo("gpt-transcribe");
        assertThat(request.field("prompt")).hasValue("über uns");
        assertThat(request.values("keywords[]")).containsExactly("Aisha", "coins");
        assertThat(request.apiKey()).isEqualTo("any");
        assertThat(request.duration()).isCloseTo(DemoNote.duration(), Duration.ofMillis(20));
    }

    @Test
    void formatThatTheModelDoesNotHaveIsRefused() throws Exception {
        var answer = client.transcribe("note.wav", AUDIO, "model", "gpt-transcribe", "response_format", "verbose_json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer).get("code").asText()).isEqualTo("unsupported_value");
        assertThat(error(answer).get("type").asText()).isEqualTo("invalid_request_error");
        assertThat(recogniser.calls()).isZero();
    }

    @Test
    void ogaIsRefusedByItsName() throws Exception {
        var answer = client.transcribe("note.oga", DemoNote.bytes(), "model", "gpt-transcribe");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer).get("message").asText())
                .isEqualTo("Invalid file format. Supported formats:"
                        + " ['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'ogg', 'wav', 'webm']");
    }

    @Test
    void garbageUnderAGoodNameIsRefused() throws Exception {
        var garbage = "these bytes are no audio at all".repeat(1000).getBytes(StandardCharsets.UTF_8);

        var answer = client.transcribe("note.ogg", garbage, "model", "gpt-transcribe");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer).get("message").asText()).contains("could not be decoded");
        assertThat(recogniser.calls()).isZero();
    }

    @Test
    void playlistThatNamesAnotherFileIsNotFollowed() throws Exception {
        var playlist = "#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n".getBytes(StandardCharsets.UTF_8);

        assertThat(client.transcribe("note.mp3", playlist, "model", "whisper-1").statusCode())
                .isEqualTo(400);
    }

    @Test
    void audioUnderATenthOfASecondIsRefused() throws Exception {
        var blink = ToneSpeech.words(0, 1).clip().part(Duration.ZERO, Duration.ofMillis(50));

        var answer = client.transcribe("note.wav", blink.wav(), "model", "whisper-1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer).get("code").asText()).isEqualTo("audio_too_short");
    }

    @Test
    void bodyOver25MebibytesIsRefusedInOpenAisWords() throws Exception {
        var answer = client.transcribe("note.wav", new byte[26_300_000], "model", "whisper-1");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(error(answer).get("message").asText())
                .matches("Maximum content size limit \\(26214400\\) exceeded \\(\\d+ bytes read\\)");
    }

    @Test
    void requestWithoutAKeyIsRefused() throws Exception {
        assertThat(client.transcribeWithKey("Bearer ", "note.wav", AUDIO).statusCode())
                .isEqualTo(401);
        assertThat(client.transcribeWithKey("Basic abc", "note.wav", AUDIO).statusCode())
                .isEqualTo(401);
    }

    @Test
    void onlyTheConfiguredKeyIsAccepted() throws Exception {
        stop();
        start(Options.with(recogniser).apiKey("sk-right"));

        var wrong = client.transcribeWithKey("Bearer sk-wrong", "note.wav", AUDIO);

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(error(wrong).get("code").asText()).isEqualTo("invalid_api_key");
        assertThat(wrong.body()).doesNotContain("sk-");
        assertThat(client.transcribeWithKey("Bearer sk-right", "note.wav", AUDIO)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSecondKeyIsGoodBesideTheFirstUntilThatIsRevoked() throws Exception {
        stop();
        start(Options.with(recogniser).apiKey("sk-first"));

        speech.acceptOnly("sk-first", "sk-second");
        assertThat(status("sk-first")).isEqualTo(200);
        assertThat(status("sk-second")).isEqualTo(200);
        assertThat(speech.refusedRequests()).isZero();

        speech.acceptOnly("sk-second");
        assertThat(status("sk-first")).isEqualTo(401);
        assertThat(status("sk-second")).isEqualTo(200);
        assertThat(speech.refusedRequests()).isEqualTo(1);
    }

    private int status(String key) throws Exception {
        return client.transcribeWithKey("Bearer " + key, "note.wav", AUDIO).statusCode();
    }

    @Test
    void modelsAndHealthAreTold() throws Exception {
        assertThat(client.get("/v1/models").body()).contains("\"gpt-transcribe\"", "\"whisper-1\"");
        assertThat(client.get("/health").body()).contains("\"UP\"", "\"scripted\"");
        assertThat(client.get("/v1/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void takenPortIsNamed() {
        var options = Options.with(ScriptedRecogniser.saying("")).port(speech.port());

        assertThatThrownBy(() -> LocalSpeech.start(options))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("port " + speech.port());
    }

    private void start(Options options) {
        speech = LocalSpeech.start(options);
        client = new SpeechClient(speech);
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

    @Test
    void chatCompletionsAreAnsweredByAStandInThatSaysSo() throws Exception {
        var answer = client.complete("""
                {"model": "any", "messages": [{"role": "system", "content": "Summarise."},
                  {"role": "user", "content": "One two three."}]}""");

        assertThat(answer.statusCode()).isEqualTo(200);
        var choice = json(answer).path("choices").path(0);
        assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
        assertThat(choice.path("message").path("content").asText())
                .contains("No language model runs here", "3 words, which begin: One two three.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"model\": \"any\"}", "{\"messages\": [{\"content\": \"x\"}]}"})
    void aMalformedChatCompletionIsRefused(String body) throws Exception {
        assertThat(client.complete(body).statusCode()).isEqualTo(400);
    }
}
