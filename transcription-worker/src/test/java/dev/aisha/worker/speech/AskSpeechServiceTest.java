package dev.aisha.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.pace.SettableClock;
import dev.aisha.worker.speech.AskSpeechService.Asked;
import dev.aisha.worker.speech.SpeechAnswer.Recognised;
import dev.aisha.worker.speech.SpeechAnswer.RefusesAudio;
import dev.aisha.worker.speech.SpeechAnswer.Throttled;
import dev.aisha.worker.speech.SpeechAnswer.Unavailable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskSpeechServiceTest {
    private static final Asked HELLO =
            new Asked(new Recognised(new RecognisedText("hello", null, List.of(), List.of())));
    private static final String TEXT = "{\"text\": \"hello\"}";
    private static final String NO_SUCH_FORM =
            "{\"error\": {\"message\": \"response_format 'verbose_json' is not compatible\", \"code\": \"unsupported_value\"}}";

    private final PlayedSpeech speech = new PlayedSpeech();

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    private AudioChunk chunk = new AudioChunk(0, Duration.ZERO, Duration.ZERO, List.of(), Path.of(""), "");

    @BeforeEach
    void writeChunk() {
        chunk = PlayedSpeech.chunk(folder, Duration.ofSeconds(10), "OggS");
    }

    @AfterEach
    void stop() {
        speech.close();
    }

    @Test
    void sendsTheFieldsAndTheFile() {
        speech.next(200, TEXT);

        Asked asked = service("gpt-transcribe").ask(chunk, new SpeechHints(List.of("de"), List.of("Aisha")));

        assertThat(asked).isEqualTo(HELLO);
        assertThat(speech.requests())
                .singleElement()
                .asString()
                .contains(
                        "name=\"model\"\r\n\r\ngpt-transcribe\r\n",
                        "name=\"languages[]\"\r\n\r\nde\r\n",
                        "name=\"keywords[]\"\r\n\r\nAisha\r\n",
                        "name=\"file\"; filename=\"audio.ogg\"",
                        "\r\n\r\nOggS\r\n");
    }

    @Test
    void aServerThatRefusesTheFormIsAskedForTextAloneFromThenOn() {
        AskSpeechService service = service("whisper.cpp");
        speech.next(400, NO_SUCH_FORM);
        speech.next(200, TEXT);
        speech.next(200, TEXT);

        assertThat(service.ask(chunk, SpeechHints.NONE)).isEqualTo(HELLO);
        assertThat(service.ask(chunk, SpeechHints.NONE)).isEqualTo(HELLO);

        assertThat(speech.requests()).hasSize(3);
        assertThat(speech.requests().get(0)).contains("\r\nverbose_json\r\n", "timestamp_granularities[]");
        assertThat(speech.requests().subList(1, 3))
                .allSatisfy(request -> assertThat(request)
                        .contains("\r\njson\r\n")
                        .doesNotContain("verbose_json", "timestamp_granularities[]"));
    }

    @Test
    void anEngineWhoseFormIsSureIsNotAskedTwice() {
        speech.next(400, NO_SUCH_FORM);

        Asked asked = service("whisper-1").ask(chunk, SpeechHints.NONE);

        assertThat(asked.answer()).isEqualTo(new RefusesAudio(FailureCode.SPEECH_REFUSED, "status 400"));
        assertThat(speech.requests()).hasSize(1);
    }

    @Test
    void anotherRefusalDoesNotCostTheTimes() {
        AskSpeechService service = service("whisper.cpp");
        speech.next(400, "{\"error\": \"invalid language\"}");
        speech.next(200, TEXT);

        service.ask(chunk, SpeechHints.NONE);
        service.ask(chunk, SpeechHints.NONE);

        assertThat(speech.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request).contains("verbose_json"));
    }

    @Test
    void saysForHowLongToLeaveTheServiceAlone() {
        AskSpeechService service = service("gpt-transcribe");
        Map<String, String> usedUp =
                Map.of("x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", "6m0s");
        speech.next(200, usedUp, TEXT);
        speech.next(429, Map.of("retry-after-ms", "1500"), "");
        speech.next(429, usedUp, "");
        speech.next(429, "");
        speech.next(500, "");

        assertThat(service.ask(chunk, SpeechHints.NONE)).isEqualTo(new Asked(HELLO.answer(), Duration.ofMinutes(6)));
        Duration told = Duration.ofMillis(1500);
        assertThat(service.ask(chunk, SpeechHints.NONE)).isEqualTo(new Asked(new Throttled(told), told));
        assertThat(service.ask(chunk, SpeechHints.NONE))
                .isEqualTo(new Asked(new Throttled(Duration.ofMinutes(6)), Duration.ofMinutes(6)));
        assertThat(service.ask(chunk, SpeechHints.NONE))
                .isEqualTo(new Asked(new Throttled(Duration.ZERO), Duration.ofSeconds(1)));
        assertThat(service.ask(chunk, SpeechHints.NONE).leaveAlone()).isZero();
    }

    @Test
    void anAnswerWithoutEndIsNotReadToItsEnd() {
        speech.next(200, "{\"text\": \"" + "x".repeat(4 * 1024 * 1024) + "\"}");

        assertThat(service("gpt-transcribe").ask(chunk, SpeechHints.NONE).answer())
                .isEqualTo(new Unavailable("answer too large", Duration.ZERO));
    }

    @Test
    void whatIsTooLargeOrTooLongForTheEngineIsNotSent() throws IOException {
        AskSpeechService service = service("gpt-transcribe");
        RefusesAudio refusal = new RefusesAudio(FailureCode.INTERNAL, "chunk larger than its engine takes");

        assertThat(service.ask(PlayedSpeech.chunk(folder, Duration.ofMinutes(26), "OggS"), SpeechHints.NONE)
                        .answer())
                .isEqualTo(refusal);
        try (RandomAccessFile file = new RandomAccessFile(chunk.file().toFile(), "rw")) {
            file.setLength(25_000_001);
        }
        assertThat(service.ask(chunk, SpeechHints.NONE).answer()).isEqualTo(refusal);

        assertThat(speech.requests()).isEmpty();
    }

    private AskSpeechService service(String model) {
        return new AskSpeechService(
                speech.config(Map.of()),
                SpeechEngine.of(model),
                new ReadAnswer(new ObjectMapper(), new SettableClock()));
    }
}
