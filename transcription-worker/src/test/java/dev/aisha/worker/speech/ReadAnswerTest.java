package dev.aisha.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.worker.pace.SettableClock;
import dev.aisha.worker.speech.RecognisedText.TimedText;
import dev.aisha.worker.speech.SpeechAnswer.Recognised;
import dev.aisha.worker.speech.SpeechAnswer.RefusesAudio;
import dev.aisha.worker.speech.SpeechAnswer.RefusesUs;
import dev.aisha.worker.speech.SpeechAnswer.Throttled;
import dev.aisha.worker.speech.SpeechAnswer.Unavailable;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAnswerTest {
    private static final Headers NONE = Headers.of();

    private final ReadAnswer read = new ReadAnswer(new ObjectMapper(), new SettableClock());

    @Test
    void gptTranscribeAnswersTextAndLanguages() {
        SpeechAnswer answer = read.read(200, NONE, """
                {"text": " Hello there. ", "languages": ["en"], "usage": {"type": "duration", "seconds": 4}}""");

        assertThat(answer).isEqualTo(new Recognised(new RecognisedText("Hello there.", "en", List.of(), List.of())));
    }

    @Test
    void whisperAnswersTimedSegmentsAndTheLanguagesName() {
        SpeechAnswer answer = read.read(200, NONE, """
                {"task": "transcribe", "language": "russian", "duration": 3.2, "text": "Привет. Как дела?", "segments": [
                  {"id": 0, "start": 0.0, "end": 1.24, "text": " Привет."},
                  {"id": 1, "start": 1.24, "end": 3.2, "text": " Как дела?"}]}""");

        assertThat(answer)
                .isEqualTo(new Recognised(new RecognisedText(
                        "Привет. Как дела?",
                        "ru",
                        List.of(
                                new TimedText(Duration.ZERO, Duration.ofMillis(1240), "Привет."),
                                new TimedText(Duration.ofMillis(1240), Duration.ofMillis(3200), "Как дела?")),
                        List.of())));
    }

    @Test
    void aSilentChunkHasAnEmptyText() {
        assertThat(read.read(200, NONE, "{\"text\": \"\"}"))
                .isEqualTo(new Recognised(new RecognisedText("", null, List.of(), List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{\"text\": \"cut o", "<html>busy</html>", "{\"words\": []}", "{\"text\": 5}", "null", "[]"})
    void anAnswerWithoutTextIsTriedAgain(String body) {
        assertThat(read.read(200, NONE, body)).isInstanceOf(Unavailable.class);
    }

    @Test
    void segmentsThatMakeNoSenseAreLeftOut() {
        SpeechAnswer answer = read.read(200, NONE, """
                {"text": "a b", "segments": [{"start": 2, "end": 1, "text": "a"}, {"text": "b"}, {"start": 0, "end": 1, "text": "a b"}]}""");

        assertThat(((Recognised) answer).text().segments())
                .containsExactly(new TimedText(Duration.ZERO, Duration.ofSeconds(1), "a b"));
    }

    @Test
    void wordsAreReadHoweverAServerWritesThem() {
        List<TimedText> words = List.of(word(0, 400, "Hello"), word(400, 900, "there."));

        assertThat(wordsOf("""
                {"text": "Hello there.", "words": [{"word": "Hello", "start": 0.0, "end": 0.4}, {"word": " there.", "start": 0.4, "end": 0.9}]}""")).isEqualTo(words);
        assertThat(wordsOf("""
                {"text": "Hello there.", "words": [{"text": "Hello", "start": "0", "end": "0.4"}, {"text": "there.", "start": "0.4", "end": "0.9"}]}""")).isEqualTo(words);
        assertThat(wordsOf("""
                {"text": "Hello there.", "segments": [
                  {"text": "Hello", "words": [{"word": " Hello", "start": 0, "end": 0.4, "probability": 0.9}]},
                  {"text": "there.", "words": [{"word": " there.", "start": 0.4, "end": 0.9}]}]}""")).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"a\", \"segments\": null, \"words\": null}",
                "{\"text\": \"a\", \"segments\": \"none\", \"words\": 5}",
                "{\"text\": \"a\", \"segments\": [1, null, []], \"words\": [{\"word\": \"a\"}]}",
                "{\"text\": \"a\", \"words\": [{\"word\": \"a\", \"start\": \"NaN\", \"end\": \"Infinity\"}]}",
                "{\"text\": \"a\", \"words\": [{\"word\": \"a\", \"start\": 0, \"end\": 1e300}]}",
                "{\"text\": \"a\", \"words\": [{\"word\": {}, \"start\": 0, \"end\": 1}], \"language\": 7}"
            })
    void whatSurroundsATextMayBeAnything(String body) {
        assertThat(read.read(200, NONE, body))
                .isEqualTo(new Recognised(new RecognisedText("a", null, List.of(), List.of())));
    }

    @Test
    void ofTooManySegmentsAndWordsTheFirstAreRead() {
        String piece = "{\"text\": \"a\", \"start\": 0, \"end\": 1}";
        String many = String.join(",", Collections.nCopies(10_001, piece));

        RecognisedText text = text("{\"text\": \"a\", \"segments\": [" + many + "], \"words\": [" + many + "]}");

        assertThat(text.segments()).hasSize(1_000);
        assertThat(text.words()).hasSize(10_000);
    }

    @Test
    void aByteOrderMarkIsNoPartOfAnAnswer() {
        assertThat(text("\uFEFF{\"text\": \"a\"}").text()).isEqualTo("a");
    }

    @Test
    void plainTextIsTheText() {
        Headers plain = Headers.of("Content-Type", "text/plain; charset=utf-8");

        assertThat(read.read(200, plain, "\uFEFF[music] Hello there.\n"))
                .isEqualTo(new Recognised(new RecognisedText("[music] Hello there.", null, List.of(), List.of())));
        assertThat(read.read(200, plain, ""))
                .isEqualTo(new Recognised(new RecognisedText("", null, List.of(), List.of())));
        assertThat(read.read(200, plain, "{\"text\": \"a\"}"))
                .isEqualTo(new Recognised(new RecognisedText("a", null, List.of(), List.of())));
        assertThat(read.read(200, plain, "{\"text\": \"cut o")).isInstanceOf(Unavailable.class);
        assertThat(read.read(200, plain, "<html>busy</html>")).isInstanceOf(Unavailable.class);
    }

    @Test
    void anErrorWithStatus200IsAnError() {
        assertThat(read.read(200, NONE, "{\"error\": \"failed to read audio data\"}"))
                .isInstanceOfSatisfying(
                        RefusesAudio.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(FailureCode.UNREADABLE_AUDIO));
        assertThat(read.read(200, NONE, "{\"error\": \"loading model\"}")).isInstanceOf(Unavailable.class);
    }

    private static TimedText word(int start, int end, String text) {
        return new TimedText(Duration.ofMillis(start), Duration.ofMillis(end), text);
    }

    private List<TimedText> wordsOf(String body) {
        return text(body).words();
    }

    private RecognisedText text(String body) {
        return ((Recognised) read.read(200, NONE, body)).text();
    }

    @Test
    void tooManyRequestsSayWhenToComeBack() {
        assertThat(read.read(429, Headers.of("Retry-After", "7"), "{}"))
                .isEqualTo(new Throttled(Duration.ofSeconds(7)));
        assertThat(read.read(429, Headers.of("retry-after-ms", "250"), "slow down"))
                .isEqualTo(new Throttled(Duration.ofMillis(250)));
        assertThat(read.read(429, Headers.of("Retry-After", "Sun, 22 Nov 2026 12:00:30 GMT"), ""))
                .isEqualTo(new Throttled(Duration.ofSeconds(30)));
        assertThat(read.read(429, Headers.of("Retry-After", "soon"), "")).isEqualTo(new Throttled(Duration.ZERO));
    }

    @Test
    void anEmptyAccountIsNotATrafficJam() {
        SpeechAnswer answer = read.read(429, NONE, """
                {"error": {"message": "You exceeded your current quota", "type": "insufficient_quota", "code": "insufficient_quota"}}""");

        assertThat(answer).isInstanceOf(RefusesUs.class);
        assertThat(read.read(429, NONE, "{\"error\": {\"error\": {\"code\": \"insufficient_quota\"}}}"))
                .isInstanceOf(RefusesUs.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 404})
    void aRefusedKeyOrModelIsOurs(int status) {
        assertThat(read.read(status, NONE, "nope")).isInstanceOf(RefusesUs.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 408, 500, 502, 503, 529})
    void theirTroubleIsTriedAgain(int status) {
        assertThat(read.read(status, NONE, "")).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\": {\"message\": \"Invalid file format.\", \"param\": \"file\"}}|UNREADABLE_AUDIO",
                "400|{\"error\": \"The audio file could not be decoded\"}|UNREADABLE_AUDIO",
                "413|too large|UNREADABLE_AUDIO",
                "422|{\"detail\": [{\"loc\": [\"body\", \"file\"], \"msg\": \"Field required\"}]}|UNREADABLE_AUDIO",
                "422|{\"detail\": [{\"loc\": [\"body\", \"language\"], \"msg\": \"Input should be 'en'\"}]}|SPEECH_REFUSED",
                "400|{\"message\": \"no such option at /v1/audio/transcriptions\"}|SPEECH_REFUSED",
                "400|{\"error\": {\"message\": \"Unknown parameter: 'x'\", \"param\": \"x\"}}|SPEECH_REFUSED"
            })
    void aRefusedRequestIsTheFilesFaultOrOurs(int status, String body, FailureCode code) {
        SpeechAnswer answer = read.read(status, NONE, body);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        RefusesAudio.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({"en,en", "en-US,en", "english,en", "Russian,ru", "chinese,zh", "klingon,", "'',"})
    void languagesAreKeptAsIsoCodes(String said, String code) {
        assertThat(LanguageCode.of(said).orElse(null)).isEqualTo(code);
    }
}
