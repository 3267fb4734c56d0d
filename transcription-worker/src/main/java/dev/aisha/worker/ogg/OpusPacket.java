package dev.aisha.worker.ogg;

/**
 * An Opus packet: its bytes, how much sound they are, and where in the stream. Sound is counted in samples of 48 kHz,
 * whatever the encoder was given (RFC 7845, section 4), positions from the first sample that is decoded.
 */
final class OpusPacket {
    /** Samples a second. */
    static final int RATE = 48_000;

    /** Samples of the longest packet, 120 ms (RFC 6716, section 3.2.5, R5). */
    static final int LONGEST = 5_760;

    /** Bytes of the largest packet: 120 ms at the highest rate (RFC 7845, section 6). Fits into a page. */
    static final int LARGEST = 61_440;

    private final byte[] bytes;
    private final long start;
    private final int samples;

    /** A packet of which {@link #samples(byte[], int)} says how long it is. */
    OpusPacket(byte[] bytes, long start, int samples) {
        this.bytes = bytes;
        this.start = start;
        this.samples = samples;
    }

    /** How much sound these first bytes of an array are. */
    static int samples(byte[] bytes, int length) throws NotOggOpusException {
        if (length == 0 || length > LARGEST) {
            throw new NotOggOpusException("a packet of " + length + " bytes");
        }
        int toc = Byte.toUnsignedInt(bytes[0]);
        int samples = frames(toc, bytes, length) * samplesPerFrame(toc >> 3);
        if (samples == 0 || samples > LONGEST) {
            throw new NotOggOpusException("a packet of " + samples + " samples");
        }
        return samples;
    }

    /** Not a copy. */
    byte[] bytes() {
        return bytes;
    }

    int samples() {
        return samples;
    }

    /** Position of the first sample. */
    long start() {
        return start;
    }

    /** Position after the last sample. */
    long end() {
        return start + samples;
    }

    /** The two lowest bits of the table-of-contents byte: one frame, two, two, or as many as the next byte says. */
    private static int frames(int toc, byte[] bytes, int length) throws NotOggOpusException {
        int code = toc & 3;
        if (code < 3) {
            return code == 0 ? 1 : 2;
        }
        if (length == 1) {
            throw new NotOggOpusException("a packet without its number of frames");
        }
        return bytes[1] & 0x3f;
    }

    /**
     * RFC 6716, section 3.1, table 2: 0 to 11 are SILK of 10, 20, 40, 60 ms, 12 to 15 hybrid of 10, 20 ms, 16 to 31
     * CELT of 2.5, 5, 10, 20 ms.
     */
    private static int samplesPerFrame(int config) {
        if (config >= 16) {
            return 120 << (config % 4);
        }
        if (config >= 12) {
            return 480 << (config % 2);
        }
        return config % 4 == 3 ? 2_880 : 480 << (config % 4);
    }
}
