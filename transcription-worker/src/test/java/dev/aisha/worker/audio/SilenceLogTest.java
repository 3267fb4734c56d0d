package dev.aisha.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceLogTest {
    private final SilenceLog log = new SilenceLog(16_000);

    @Test
    void readsPausesLengthAndPeak() {
        read("""
                Input #0, ogg, from 'note':
                [silencedetect @ 0x7f1d300175c0] silence_start: 274.402938
                [silencedetect @ 0x7f1d300175c0] silence_end: 274.997958 | silence_duration: 0.595021
                [silencedetect @ 0x7f1d300175c0] silence_start: 299.415083
                [Parsed_volumedetect_2 @ 0x7f1d30017940] n_samples: 4800000
                [Parsed_volumedetect_2 @ 0x7f1d30017940] mean_volume: -10.5 dB
                [Parsed_volumedetect_2 @ 0x7f1d30017940] max_volume: -3.7 dB
                [silencedetect @ 0x7f1d300175c0] silence_end: 300 | silence_duration: 0.584917
                """);

        assertThat(log.pauses())
                .containsExactly(
                        new Pause(Duration.ofNanos(274_402_938_000L), Duration.ofNanos(274_997_958_000L)),
                        new Pause(Duration.ofNanos(299_415_083_000L), Duration.ofMinutes(5)));
        assertThat(log.length()).isEqualTo(Duration.ofMinutes(5));
        assertThat(log.peak()).isEqualTo(-3.7);
    }

    @Test
    void aPauseFromBeforeTheBeginningStartsAtZero() {
        read("""
                [silencedetect @ 0x1] silence_start: -0.0065
                [silencedetect @ 0x1] silence_end: 1.5 | silence_duration: 1.5065
                """);

        assertThat(log.pauses()).containsExactly(new Pause(Duration.ZERO, Duration.ofMillis(1500)));
    }

    @Test
    void sharesOfAFilterThatWasSetUpAnewAddUp() {
        read("""
                [Parsed_volumedetect_4 @ 0x1] n_samples: 0
                [Parsed_volumedetect_4 @ 0x2] n_samples: 8000
                [Parsed_volumedetect_4 @ 0x2] max_volume: -20.0 dB
                [Parsed_volumedetect_4 @ 0x3] n_samples: 8000
                [Parsed_volumedetect_4 @ 0x3] max_volume: -30.0 dB
                """);

        assertThat(log.length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(log.peak()).isEqualTo(-20.0);
    }

    @Test
    void aTitleThatLooksLikeAFigureIsNone() {
        read("    title           : [silencedetect @ 0x1] silence_start: 3");

        read("[silencedetect @ 0x1] silence_end: 4 | silence_duration: 1");

        assertThat(log.pauses()).isEmpty();
    }

    private void read(String lines) {
        lines.lines().forEach(log::read);
    }
}
