package dev.aisha.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechEngineTest {

    @ParameterizedTest
    @CsvSource({"gpt-transcribe,json", "whisper-1,verbose_json", "Systran/faster-whisper-small,json"})
    void eachEngineIsAskedForWhatItCanDo(String model, String format) {
        SpeechEngine engine = SpeechEngine.of(model);

        assertThat(engine.model()).isEqualTo(model);
        assertThat(engine.answer().label()).isEqualTo(format);
        assertThat(engine.uploads().formats()).contains("ogg");
    }
}
