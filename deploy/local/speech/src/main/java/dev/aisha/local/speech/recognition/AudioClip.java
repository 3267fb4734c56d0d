package dev.aisha.local.speech.recognition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;

/** Decoded audio: 16 bit PCM, {@value #SAMPLE_RATE} samples a second, one channel. Never changes. */
public final class AudioClip {

    /** Samples a second; what both Sphinx-4's English model and Whisper expect. */
    public static final int SAMPLE_RATE = 16_000;

    private static final long NANOS_PER_SAMPLE = 1_000_000_000L / SAMPLE_RATE;

    private final short[] samples;

    private AudioClip(short[] samples) {
        this.samples = samples;
    }

    /** A clip of a copy of these samples. */
    public static AudioClip of(short[] samples) {
        return new AudioClip(samples.clone());
    }

    /** A clip of raw little-endian samples; an odd last byte is left out. */
    public static AudioClip ofLittleEndian(byte[] pcm) {
        var samples = new short[pcm.length / 2];
        ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new AudioClip(samples);
    }

    /** How long it plays. */
    public Duration duration() {
        return timeOf(samples.length);
    }

    /** When the sample of this index is heard, counted from the beginning. */
    public static Duration timeOf(long sample) {
        return Duration.ofNanos(sample * NANOS_PER_SAMPLE);
    }

    public int length() {
        return samples.length;
    }

    public short sample(int index) {
        return samples[index];
    }

    /** A copy of the samples from {@code from} (inclusive) to {@code to} (exclusive). */
    public short[] samples(int from, int to) {
        return Arrays.copyOfRange(samples, from, to);
    }

    /** The part from {@code from} to {@code to} as a clip; both are cut to the clip's bounds. */
    public AudioClip part(Duration from, Duration to) {
        return new AudioClip(samples(indexOf(from), indexOf(to)));
    }

    private int indexOf(Duration time) {
        return Math.clamp(time.toNanos() / NANOS_PER_SAMPLE, 0, samples.length);
    }

    /** Raw little-endian samples. */
    public byte[] littleEndian() {
        var pcm = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        pcm.asShortBuffer().put(samples);
        return pcm.array();
    }

    /** As a WAV file (RIFF header of 44 bytes, then the samples). */
    public byte[] wav() {
        int dataLength = samples.length * 2;
        var file = ByteBuffer.allocate(44 + dataLength).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(36 + dataLength).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        file.putInt(SAMPLE_RATE).putInt(SAMPLE_RATE * 2).putShort((short) 2).putShort((short) 16);
        file.put(ascii("data")).putInt(dataLength).put(littleEndian());
        return file.array();
    }

    private static byte[] ascii(String tag) {
        return tag.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
