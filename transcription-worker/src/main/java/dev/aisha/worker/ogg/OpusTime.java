package dev.aisha.worker.ogg;

import java.time.Duration;

/** Between times and samples of 48 kHz. A number of samples survives the way there and back. */
final class OpusTime {
    private static final long NANOS = 1_000_000_000L;

    private OpusTime() {}

    /** To the nearest sample. */
    static long samples(Duration time) {
        long rest = (time.getNano() * (long) OpusPacket.RATE + NANOS / 2) / NANOS;
        return Math.multiplyExact(time.getSeconds(), (long) OpusPacket.RATE) + rest;
    }

    static Duration duration(long samples) {
        return Duration.ofSeconds(samples / OpusPacket.RATE, samples % OpusPacket.RATE * NANOS / OpusPacket.RATE);
    }
}
