package dev.aisha.worker.ogg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The first packet of an Ogg/Opus stream (RFC 7845, section 5.1), of mapping family 0: one stream of one or two channels.
 *
 * @param version 1, or another that is compatible with it, up to 15
 * @param channels 1 or 2
 * @param preSkip samples of 48 kHz that are decoded and not played, 0 to 65535
 * @param inputRate what was encoded, in Hz; tells nothing about the decoding
 * @param gain that the player applies, in 1/256 dB
 */
record OpusHead(int version, int channels, int preSkip, int inputRate, short gain) {
    static final String MAGIC = "OpusHead";
    static final String TAGS_MAGIC = "OpusTags";
    static final int MOST_PRE_SKIP = 65_535;
    private static final int LENGTH = 19;

    OpusHead {
        if (preSkip < 0 || preSkip > MOST_PRE_SKIP) {
            throw new IllegalArgumentException("a pre-skip of " + preSkip);
        }
    }

    static OpusHead read(byte[] packet) throws NotOggOpusException {
        if (packet.length != LENGTH || !startsWith(packet, MAGIC)) {
            throw new NotOggOpusException("not the head of an Opus stream of one or two channels");
        }
        ByteBuffer in = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN).position(MAGIC.length());
        int version = Byte.toUnsignedInt(in.get());
        int channels = Byte.toUnsignedInt(in.get());
        OpusHead head = new OpusHead(version, channels, Short.toUnsignedInt(in.getShort()), in.getInt(), in.getShort());
        int family = Byte.toUnsignedInt(in.get());
        if (version > 15 || channels < 1 || channels > 2 || family != 0) {
            throw new NotOggOpusException(
                    "Opus of version " + version + ", " + channels + " channels, mapping family " + family);
        }
        return head;
    }

    static boolean startsWith(byte[] packet, String magic) {
        return new String(packet, 0, Math.min(packet.length, magic.length()), StandardCharsets.ISO_8859_1)
                .equals(magic);
    }

    OpusHead withPreSkip(int samples) {
        return new OpusHead(version, channels, samples, inputRate, gain);
    }

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC.getBytes(StandardCharsets.US_ASCII)).put((byte) version).put((byte) channels);
        out.putShort((short) preSkip).putInt(inputRate).putShort(gain).put((byte) 0);
        return out.array();
    }
}
