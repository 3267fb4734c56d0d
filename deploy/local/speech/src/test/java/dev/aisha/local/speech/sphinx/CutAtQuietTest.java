package dev.aisha.local.speech.sphinx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.local.speech.recognition.AudioClip;
import dev.aisha.local.speech.sphinx.CutAtQuiet.Piece;
import dev.aisha.local.speech.tone.ToneSpeech;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CutAtQuietTest {

    @Test
    void shortClipStaysWhole() {
        var clip = ToneSpeech.words(0, 10).clip();

        assertThat(CutAtQuiet.pieces(clip))
                .singleElement()
                .satisfies(piece -> assertThat(piece.clip().littleEndian()).isEqualTo(clip.littleEndian()));
    }

    @Test
    void longClipIsCutInItsPauses() {
        var speech = ToneSpeech.words(0, 100).pause(Duration.ZERO).pauseEvery(15, Duration.ofMillis(500));

        var pieces = CutAtQuiet.pieces(speech.clip());

        assertThat(pieces)
                .hasSizeGreaterThan(3)
                .allMatch(piece -> piece.clip().duration().compareTo(Duration.ofSeconds(16)) <= 0);
        assertThat(pieces.stream().skip(1).map(Piece::start)).allMatch(cut -> isInALongPause(speech, cut));
    }

    @Test
    void piecesJoinToTheWholeClip() {
        var noise = new short[50 * AudioClip.SAMPLE_RATE];
        Arrays.fill(noise, (short) 1000);

        var pieces = CutAtQuiet.pieces(AudioClip.of(noise));

        assertThat(pieces.stream().mapToInt(piece -> piece.clip().length()).sum())
                .isEqualTo(noise.length);
    }

    private static boolean isInALongPause(ToneSpeech speech, Duration cut) {
        return java.util.stream.IntStream.rangeClosed(1, 6).anyMatch(i -> {
            var end = speech.startOf(15 * i);
            return cut.compareTo(end) <= 0 && cut.compareTo(end.minusMillis(500)) >= 0;
        });
    }
}
