package dev.aisha.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.local.speech.tone.ToneSpeech;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole jobs with an engine that gives times. */
@QuarkusTest
@TestProfile(WhisperJobIT.Whisper.class)
class WhisperJobIT extends WorkerTest {
    private static final ToneSpeech NOTE = ToneSpeech.words(0, 20);

    public static final class Whisper implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("OPENAI_MODEL", "whisper-1");
        }
    }

    @Test
    void theEnginesSegmentsKeepTheirTimesInTheWhole() throws Exception {
        ToneSpeech talk = ToneSpeech.words(0, 150).pauseEvery(9, Duration.ofMillis(700));
        TranscriptionJob job = job(sent(talk.wav()), 130);

        JobResult.Transcribed result = transcribed(job);

        assertThat(result.engine()).isEqualTo("whisper-1");
        assertThat(result.language()).isEqualTo("en");
        assertThat(result.chunks()).isEqualTo(2);
        assertThat(speech.requests()).allSatisfy(request -> {
            assertThat(request.field("response_format")).contains("verbose_json");
            assertThat(request.values("timestamp_granularities[]")).containsExactly("segment", "word");
        });
        assertWords(job, talk);
    }

    @Test
    void whatIsSaidTwiceAtAHardCutIsInTheTranscriptOnce() throws Exception {
        ToneSpeech breathless = ToneSpeech.words(0, 300).pause(Duration.ofMillis(40));
        TranscriptionJob job = job(sent(breathless.wav()), 193);

        JobResult.Transcribed result = transcribed(job);

        assertThat(result.chunks()).isGreaterThan(3);
        assertWords(job, breathless);
    }

    /** The engine of the tests makes a segment of every word. */
    private void assertWords(TranscriptionJob job, ToneSpeech said) throws Exception {
        assertThat(ToneSpeech.numbers(text(job))).isEqualTo(said.numbers());
        JsonNode segments = json.readTree(kept(keys(job).segments())).path("segments");
        assertThat(segments).hasSameSizeAs(said.numbers());
        for (int word = 0; word < segments.size(); word++) {
            JsonNode segment = segments.get(word);
            Duration start = said.startOf(word);
            assertThat(segment.path("text").asText()).isEqualTo(ToneSpeech.word(word));
            assertThat(segment.path("start").asDouble()).isCloseTo(seconds(start), within(0.15));
            assertThat(segment.path("end").asDouble()).isCloseTo(seconds(start.plus(ToneSpeech.WORD)), within(0.15));
        }
    }

    private static double seconds(Duration time) {
        return (double) time.toMillis() / 1000;
    }

    @Test
    void theEngineIsToldOneLanguageAndReadsKeywordsInItsPrompt() {
        transcribed(hinting(List.of("en"), List.of("Aisha", "Zürich HB"), job(sent(NOTE.wav()), 16)));

        assertThat(speech.requests()).singleElement().satisfies(request -> {
            assertThat(request.values("language")).containsExactly("en");
            assertThat(request.values("prompt")).containsExactly("Aisha, Zürich HB.");
            assertThat(request.values("languages[]")).isEmpty();
            assertThat(request.values("keywords[]")).isEmpty();
        });
    }

    @Test
    void ofSeveralLanguagesTheEngineIsToldNone() {
        transcribed(hinting(List.of("en", "de"), List.of(), job(sent(NOTE.wav()), 16)));

        assertThat(speech.requests()).singleElement().satisfies(request -> {
            assertThat(request.language()).isEmpty();
            assertThat(request.field("prompt")).isEmpty();
        });
    }
}
