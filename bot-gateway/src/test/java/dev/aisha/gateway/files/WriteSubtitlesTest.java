package dev.aisha.gateway.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteSubtitlesTest {
    private static final List<Cue> CUES = List.of(
            new Cue(Duration.ZERO, Duration.ofMillis(1230), List.of("1 < 2 & 3 > 2", "--> so")),
            new Cue(Duration.ofMillis(3_723_004), Duration.ofMillis(360_000_000), List.of("Пока!")));

    @Test
    void subRipHasNumbersAndCommas() {
        assertThat(WriteSubtitles.srt(CUES)).isEqualTo("""
                1
                00:00:00,000 --> 00:00:01,230
                1 < 2 & 3 > 2
                → so

                2
                01:02:03,004 --> 100:00:00,000
                Пока!

                """);
    }

    @Test
    void webVttHasAHeadPointsAndNoMarkup() {
        assertThat(WriteSubtitles.vtt(CUES)).isEqualTo("""
                WEBVTT

                00:00:00.000 --> 00:00:01.230
                1 &lt; 2 &amp; 3 &gt; 2
                --&gt; so

                01:02:03.004 --> 100:00:00.000
                Пока!

                """);
    }
}
