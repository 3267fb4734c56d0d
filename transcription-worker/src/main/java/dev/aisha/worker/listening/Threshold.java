package dev.aisha.worker.listening;

import java.util.Arrays;

/**
 * What is quiet and what is loud in a passage, in dB of full scale.
 *
 * @param floor what it sounds like when nobody speaks: a tenth of all frames is quieter
 * @param loud what stands out of it: some frames are louder, in all as long as a short word
 */
record Threshold(float floor, float loud) {
    /** Passages that vary by less have no pauses that could be told from the rest. */
    private static final float LEAST_CONTRAST = 6;

    /** Where between the floor and the loud frames speech begins. */
    private static final float SHARE = 0.3f;

    /** Speech this far under the loud frames is not heard beside them: half of it is a speaker across the room. */
    private static final float DEEPEST = 35;

    /** Of so many levels; fewer loud ones than a short {@code word} has are clicks, and not counted. */
    static Threshold of(float[] levels, int count, int word) {
        if (count == 0) {
            return new Threshold(MeasureLevels.SILENCE, MeasureLevels.SILENCE);
        }
        float[] sorted = Arrays.copyOf(levels, count);
        Arrays.sort(sorted);
        return new Threshold(sorted[count / 10], sorted[count - 1 - Math.min(word, count / 20)]);
    }

    /** Whether there is enough between quiet and loud for pauses to be found. */
    boolean hasContrast() {
        return loud - floor >= LEAST_CONTRAST;
    }

    /** Frames below it are quiet; without contrast, none is. */
    float level() {
        return hasContrast() ? Math.max(floor + SHARE * (loud - floor), loud - DEEPEST) : MeasureLevels.SILENCE;
    }
}
