package dev.aisha.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpeechConfigTest {
    private final PlayedSpeech speech = new PlayedSpeech();

    @AfterEach
    void stop() {
        speech.close();
    }

    @Test
    void nothingIsLimitedUnlessSaidSo() {
        SpeechConfig config = speech.config(Map.of());

        assertThat(config.requestsPerMinute()).isEmpty();
        assertThat(config.audioMinutesPerMinute()).isEmpty();
        assertThat(config.requestTimeLimit()).isEqualTo(Duration.ofMinutes(3));
        assertThat(config.probeEvery()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void theProvidersLimitsAreSetByTheseNames() {
        SpeechConfig config = speech.config(
                Map.of("requests-per-minute", "500", "audio-minutes-per-minute", "60", "probe-every", "1s"));

        assertThat(config.requestsPerMinute()).hasValue(500);
        assertThat(config.audioMinutesPerMinute()).hasValue(60);
        assertThat(config.probeEvery()).isEqualTo(Duration.ofSeconds(1));
    }
}
