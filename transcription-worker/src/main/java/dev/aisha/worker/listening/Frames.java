package dev.aisha.worker.listening;

import java.time.Duration;

/** The grid that sound is looked at on: frames of 10 ms of 16 kHz, mono, 16 bit, little endian. */
public final class Frames {
    /** Samples a second of what is listened to. Speech has nothing above 8 kHz that would tell it from a pause. */
    public static final int SAMPLE_RATE = 16_000;

    static final int PER_SECOND = 100;
    static final int SAMPLES = SAMPLE_RATE / PER_SECOND;
    static final int BYTES = SAMPLES * Short.BYTES;

    private static final Duration FRAME = Duration.ofMillis(1_000 / PER_SECOND);

    private Frames() {}

    /** How many whole frames a time has. */
    static int of(Duration time) {
        return Math.toIntExact(time.dividedBy(FRAME));
    }

    /** The time that so many frames take. */
    static Duration time(long frames) {
        return FRAME.multipliedBy(frames);
    }
}
