package dev.aisha.worker.listening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tenth of a second of samples every three seconds, by which noise is told from sound that is as steady: a voice, an
 * instrument or a tone repeats itself within its period, noise does not.
 */
final class NoiseSamples {
    /** Frames of one look. */
    static final int FRAMES = 10;

    /** dB: steady noise varies by less. Speech varies by tens. */
    static final float STEADY_WITHIN = 4;

    private static final int EVERY = 3 * Frames.PER_SECOND;

    /** Periods of voices, in samples: 500 Hz down to 60 Hz. */
    private static final int SHORTEST_PERIOD = Frames.SAMPLE_RATE / 500;

    private static final int LONGEST_PERIOD = Frames.SAMPLE_RATE / 60;

    /** Of itself a period later: white noise of this length reaches about 0.1, a steady vowel 0.8, a tone 1. */
    private static final double LIKENESS_OF_SOUND = 0.35;

    private final List<Look> looks = new ArrayList<>();

    private record Look(int frame, List<Integer> samples) {}

    /** Takes the samples of a frame, if it is one to look at. */
    void look(int frame, byte[] pcm) {
        boolean opens = looks.isEmpty() || frame - looks.getLast().frame() >= EVERY;
        if (opens) {
            looks.add(new Look(frame, new ArrayList<>(FRAMES * Frames.SAMPLES)));
        }
        Look look = looks.getLast();
        if (frame - look.frame() < FRAMES) {
            for (int i = 0; i < Frames.BYTES; i += Short.BYTES) {
                look.samples().add(MeasureLevels.sample(pcm, i));
            }
        }
    }

    void forgetBefore(int frame) {
        looks.removeIf(look -> look.frame() < frame);
        looks.replaceAll(look -> new Look(look.frame() - frame, look.samples()));
    }

    /** Whether all that was looked at before a frame is noise. */
    boolean isNoise(int end) {
        List<Look> whole = looks.stream()
                .filter(look -> look.frame() + FRAMES <= end && look.samples().size() == FRAMES * Frames.SAMPLES)
                .toList();
        return !whole.isEmpty() && whole.stream().allMatch(look -> likeness(look.samples()) < LIKENESS_OF_SOUND);
    }

    /** How like itself it is one period later, at the period where it is most so: 1 for a tone. */
    private static double likeness(List<Integer> samples) {
        double[] sound = samples.stream().mapToDouble(Integer::doubleValue).toArray();
        double mean = Arrays.stream(sound).average().orElse(0);
        double[] centred = Arrays.stream(sound).map(sample -> sample - mean).toArray();
        double most = 0;
        for (int period = SHORTEST_PERIOD; period <= LONGEST_PERIOD; period++) {
            most = Math.max(most, likeness(centred, period));
        }
        return most;
    }

    private static double likeness(double[] sound, int period) {
        double product = 0;
        double before = 0;
        double after = 0;
        for (int i = 0; i + period < sound.length; i++) {
            product += sound[i] * sound[i + period];
            before += sound[i] * sound[i];
            after += sound[i + period] * sound[i + period];
        }
        return before * after == 0 ? 0 : product / Math.sqrt(before * after);
    }
}
