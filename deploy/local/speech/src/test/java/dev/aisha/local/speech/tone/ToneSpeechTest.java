package dev.aisha.local.speech.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisha.local.speech.recognition.AudioClip;
import dev.aisha.local.speech.recognition.Recognition.Timed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToneSpeechTest {

    @Test
    void everyWordIsHeardAsItWasSaid() {
        var speech = ToneSpeech.words(List.of(0, 17, 1111, 2222, 9999, 1234, 5678, 9090, 909));

        assertThat(hear(speech.clip())).isEqualTo(speech.text());
    }

    @Test
    void wordsThatRunTogetherAreHeard() {
        var speech = ToneSpeech.words(0, 100).pause(Duration.ZERO);

        assertThat(ToneSpeech.numbers(hear(speech.clip()))).isEqualTo(speech.numbers());
    }

    @Test
    void wordsHaveTheirTimes() {
        var speech = ToneSpeech.words(5, 9)
                .lead(Duration.ofSeconds(1))
                .pause(Duration.ofMillis(300))
                .pauseEvery(2, Duration.ofSeconds(2));

        var starts = ToneRecogniser.hear(speech.clip()).segments().stream()
                .map(Timed::start)
                .toList();

        assertThat(starts).hasSize(4);
        for (int i = 0; i < starts.size(); i++) {
            assertThat(starts.get(i)).isCloseTo(speech.startOf(i), Duration.ofMillis(20));
        }
        assertThat(speech.startOf(2)).isEqualTo(Duration.ofMillis(1000 + 600 + 300 + 600 + 2000));
    }

    @Test
    void doubledAndMissingWordsShow() {
        var speech = ToneSpeech.words(List.of(1, 2, 2, 4));

        assertThat(ToneSpeech.numbers(hear(speech.clip()))).containsExactly(1, 2, 2, 4);
    }

    @Test
    void cutWordIsNeverHeardAsAWholeOne() {
        var clip = ToneSpeech.words(List.of(1234)).clip();
        for (int millis = 10; millis < 590; millis += 10) {
            var cut = Duration.ofMillis(millis);

            var heard = hear(clip.part(Duration.ZERO, cut)) + " " + hear(clip.part(cut, clip.duration()));

            assertThat(heard.strip().split(" ")).as("cut after %d ms", millis).allMatch(ToneSpeechTest::isPartOf1234);
        }
        assertThat(hear(clip.part(Duration.ZERO, Duration.ofMillis(300)))).isEqualTo("w12~");
        assertThat(hear(clip.part(Duration.ofMillis(300), Duration.ofMillis(600))))
                .isEqualTo("~34");
    }

    /** Within a symbol's own gap a cut may leave the word whole on one side, and then all of it is there. */
    private static boolean isPartOf1234(String word) {
        return word.isEmpty() || word.equals("w1234") || word.matches("w\\d*~|~\\d*|w\\d{4}\\?");
    }

    @Test
    void cutWordIsNoNumber() {
        assertThatThrownBy(() -> ToneSpeech.numbers("w0001 w00~")).hasMessageContaining("w00~");
    }

    @Test
    void silenceSaysNothing() {
        var heard = ToneRecogniser.hear(AudioClip.of(new short[AudioClip.SAMPLE_RATE]));

        assertThat(heard.text()).isEmpty();
        assertThat(heard.segments()).isEmpty();
    }

    @Test
    void quietSpeechIsHeard() {
        var loud = ToneSpeech.words(40, 60).clip();
        var quiet = new short[loud.length()];
        for (int i = 0; i < quiet.length; i++) {
            quiet[i] = (short) (loud.sample(i) / 16);
        }

        assertThat(ToneSpeech.numbers(hear(AudioClip.of(quiet))))
                .hasSize(20)
                .startsWith(40)
                .endsWith(59);
    }

    private static String hear(AudioClip clip) {
        return ToneRecogniser.hear(clip).text();
    }
}
