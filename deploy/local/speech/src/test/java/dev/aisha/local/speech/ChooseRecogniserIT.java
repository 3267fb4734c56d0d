package dev.aisha.local.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChooseRecogniserIT {

    @Test
    void sphinxServesWhereThereIsNoWhisperAndTheConsoleSaysHowToGetBetter() {
        var console = new ByteArrayOutputStream();

        var recogniser = ChooseRecogniser.by(
                Map.of("WHISPER_MODEL", "none"), new PrintStream(console, true, StandardCharsets.UTF_8));

        assertThat(recogniser.name()).isEqualTo("CMU Sphinx-4 (English)");
        assertThat(console.toString(StandardCharsets.UTF_8))
                .contains("Sphinx-4", "WHISPER_MODEL=none", "ggml-base.bin");
        recogniser.close();
    }
}
