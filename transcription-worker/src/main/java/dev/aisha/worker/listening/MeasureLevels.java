package dev.aisha.worker.listening;

/** Measures sound frame by frame: how loud each is, in dB of full scale. A constant offset of the samples is no sound. */
final class MeasureLevels {
    /** The level of digital silence: below what 16 bits can hold. */
    static final float SILENCE = -100;

    private final byte[] frame = new byte[Frames.BYTES];
    private final OfFrames next;
    private int filled;
    private long bytes;

    MeasureLevels(OfFrames next) {
        this.next = next;
    }

    /** Told of each frame. */
    @FunctionalInterface
    interface OfFrames {
        /** A frame of this level, and its samples, which the next one overwrites. */
        void frame(float level, byte[] samples);
    }

    /** Takes bytes up to the end of the frame that is being filled, and tells how many; they may end within a sample. */
    int accept(byte[] pcm, int from, int length) {
        int part = Math.min(length, frame.length - filled);
        System.arraycopy(pcm, from, frame, filled, part);
        filled += part;
        bytes += part;
        if (filled == frame.length) {
            next.frame(level(), frame);
            filled = 0;
        }
        return part;
    }

    /** Samples so far, those that have not filled a frame included. */
    long samples() {
        return bytes / Short.BYTES;
    }

    private float level() {
        long sum = 0;
        long squares = 0;
        for (int i = 0; i < frame.length; i += Short.BYTES) {
            int sample = sample(frame, i);
            sum += sample;
            squares += (long) sample * sample;
        }
        double mean = (double) sum / Frames.SAMPLES;
        double power = (double) squares / Frames.SAMPLES - mean * mean;
        return power < 1e-3 ? SILENCE : (float) Math.max(SILENCE, 10 * Math.log10(power / (32_768.0 * 32_768)));
    }

    static int sample(byte[] pcm, int at) {
        return (short) ((pcm[at] & 0xff) | (pcm[at + 1] << 8));
    }
}
