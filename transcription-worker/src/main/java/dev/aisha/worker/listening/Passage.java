package dev.aisha.worker.listening;

import java.util.ArrayList;
import java.util.List;

/** The levels of the sound since the last cut, and what they tell: quiet runs, and stretches with something to hear. */
final class Passage {
    /** 200 ms: the shortest words. */
    private static final int WORD = 20;

    private final float[] levels;
    private final NoiseSamples noise = new NoiseSamples();
    private int frames;

    /** Of so many frames at most. */
    Passage(int capacity) {
        levels = new float[capacity];
    }

    /** A run of frames, {@code end} not included. */
    record Run(int start, int end) {
        int length() {
            return end - start;
        }
    }

    void add(float level, byte[] samples) {
        noise.look(frames, samples);
        levels[frames++] = level;
    }

    int frames() {
        return frames;
    }

    boolean isFull() {
        return frames == levels.length;
    }

    /** Forgets the frames before one, which becomes the first. */
    void forgetBefore(int frame) {
        System.arraycopy(levels, frame, levels, 0, frames - frame);
        frames -= frame;
        noise.forgetBefore(frame);
    }

    /** Runs of frames that are quiet for this passage and at least so long. */
    List<Run> pauses(int shortest) {
        return runs(Threshold.of(levels, frames, WORD).level(), true, frames, shortest);
    }

    /**
     * Runs of frames before {@code end} in which there is something to hear; gaps shorter than {@code gap} do not part
     * them. None where it is silent, or steady noise as of a fan or a line.
     *
     * @param silence what is below it is never heard, in dB of full scale
     */
    List<Run> sounds(int end, int gap, float silence) {
        Threshold threshold = Threshold.of(levels, end, WORD);
        if (threshold.loud() < silence || (isSteady(end) && noise.isNoise(end))) {
            return List.of();
        }
        List<Run> joined = new ArrayList<>();
        for (Run run : runs(threshold.level(), false, end, 1)) {
            if (!joined.isEmpty() && run.start() - joined.getLast().end() < gap) {
                joined.set(joined.size() - 1, new Run(joined.getLast().start(), run.end()));
            } else {
                joined.add(run);
            }
        }
        return joined;
    }

    private List<Run> runs(float threshold, boolean below, int end, int shortest) {
        List<Run> runs = new ArrayList<>();
        int start = -1;
        for (int frame = 0; frame <= end; frame++) {
            boolean in = frame < end && levels[frame] < threshold == below;
            if (in && start < 0) {
                start = frame;
            } else if (!in && start >= 0) {
                if (frame - start >= shortest) {
                    runs.add(new Run(start, frame));
                }
                start = -1;
            }
        }
        return runs;
    }

    /** Whether it is about as loud all the time: the mean levels of tenths of a second lie within a few dB. */
    private boolean isSteady(int end) {
        int tenths = end / NoiseSamples.FRAMES;
        if (tenths == 0) {
            return false;
        }
        float[] means = new float[tenths];
        for (int frame = 0; frame < tenths * NoiseSamples.FRAMES; frame++) {
            means[frame / NoiseSamples.FRAMES] += levels[frame] / NoiseSamples.FRAMES;
        }
        Threshold spread = Threshold.of(means, tenths, WORD / NoiseSamples.FRAMES);
        return spread.loud() - spread.floor() < NoiseSamples.STEADY_WITHIN;
    }
}
