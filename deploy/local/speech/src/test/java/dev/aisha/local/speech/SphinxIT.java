package dev.aisha.local.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.local.speech.LocalSpeech.Options;
import dev.aisha.local.speech.demo.DemoNote;
import dev.aisha.local.speech.sphinx.SphinxRecogniser;
import org.junit.jupiter.api.Test;

/** A real recogniser hears the words that are really spoken. */
class SphinxIT {

    @Test
    void everyWordOfTheDemoNoteIsRecognised() throws Exception {
        try (var speech = LocalSpeech.start(Options.with(SphinxRecogniser.loading()))) {
            var client = new SpeechClient(speech);

            var answer = client.transcribe(
                    DemoNote.fileName(),
                    DemoNote.bytes(),
                    "model",
                    "whisper-1",
                    "response_format",
                    "verbose_json",
                    "timestamp_granularities[]",
                    "word");

            assertThat(answer.statusCode()).isEqualTo(200);
            var json = new ObjectMapper().readTree(answer.body());
            assertThat(json.get("text").asText().split(" ")).containsExactlyElementsOf(DemoNote.words());
            assertThat(json.get("words").findValuesAsText("word")).isEqualTo(DemoNote.words());
            assertThat(json.get("words").findValues("start"))
                    .extracting(start -> start.asDouble())
                    .isSorted()
                    .allMatch(start -> start < DemoNote.duration().toMillis() / 1000.0);
        }
    }
}
