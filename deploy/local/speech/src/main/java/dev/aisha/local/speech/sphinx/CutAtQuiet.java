package dev.aisha.local.speech.sphinx;

import dev.aisha.local.speech.recognition.AudioClip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts long audio into pieces of 8 to 16 seconds at the quietest spot: Sphinx-4 keeps all paths of an utterance in
 * memory, and music or noise without a pause would make one utterance of an hour.
 */
final class CutAtQuiet {

    private static final int SHORTEST = 8 * AudioClip.SAMPLE_RATE;
    private static final int LONGEST = 16 * AudioClip.SAMPLE_RATE;
    private static final int STEP = AudioClip.SAMPLE_RATE / 100;

    /** The quiet must last: a cut lies in the middle of 200 ms. */
    private static final int QUIET = AudioClip.SAMPLE_RATE / 5;

    private CutAtQuiet() {}

    /** A part of a clip and when it begins. */
    record Piece(AudioClip clip, Duration start) {}

    static List<Piece> pieces(AudioClip clip) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        while (clip.length() - from > LONGEST) {
            int to = quietest(clip, from + SHORTEST, from + LONGEST);
            pieces.add(piece(clip, from, to));
            from = to;
        }
        pieces.add(piece(clip, from, clip.length()));
        return pieces;
    }

    private static Piece piece(AudioClip clip, int from, int to) {
        return new Piece(AudioClip.of(clip.samples(from, to)), AudioClip.timeOf(from));
    }

    private static int quietest(AudioClip clip, int first, int last) {
        int best = last;
        double least = Double.MAX_VALUE;
        for (int middle = last - QUIET / 2; middle >= first; middle -= STEP) {
            double loudness = loudness(clip, middle - QUIET / 2, middle + QUIET / 2);
            if (loudness < least) {
                least = loudness;
                best = middle;
            }
        }
        return best;
    }

    private static double loudness(AudioClip clip, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) clip.sample(i) * clip.sample(i);
        }
        return sum;
    }
}
