package dev.aisha.worker.ogg;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A page of an Ogg file (RFC 3533, section 6), kept as its bytes: a header of 27 bytes, one byte for the length of
 * each segment, the segments. A packet is a run of segments of 255 bytes and one shorter one that ends it.
 */
final class OggPage {
    static final int CONTINUES_PACKET = 1;
    static final int BEGINS_STREAM = 2;
    static final int ENDS_STREAM = 4;

    /** In place of a position on a page on which no packet ends. */
    static final long NO_POSITION = -1;

    static final int FULL_SEGMENT = 255;
    static final int MOST_SEGMENTS = 255;
    static final int HEADER = 27;
    static final int LARGEST = HEADER + MOST_SEGMENTS + MOST_SEGMENTS * FULL_SEGMENT;

    private static final byte[] CAPTURE_PATTERN = "OggS".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_CHECKSUM = new byte[4];
    private static final int VERSION = 4;
    private static final int FLAGS = 5;
    private static final int POSITION = 6;
    private static final int SERIAL = 14;
    private static final int SEQUENCE = 18;
    private static final int CHECKSUM = 22;
    private static final int SEGMENTS = 26;

    private final ByteBuffer bytes;

    private OggPage(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A page of whole packets, which need {@value #MOST_SEGMENTS} segments at most. */
    static OggPage of(int flags, long position, int serial, int sequence, List<byte[]> packets) {
        int segments = packets.stream().mapToInt(OggPage::segments).sum();
        int body = packets.stream().mapToInt(packet -> packet.length).sum();
        OggPage page = new OggPage(ByteBuffer.allocate(HEADER + segments + body));
        page.bytes.put(CAPTURE_PATTERN).put((byte) 0).put((byte) flags).putLong(position);
        page.bytes.putInt(serial).putInt(sequence).putInt(0).put((byte) segments);
        for (byte[] packet : packets) {
            for (int i = 1; i < segments(packet); i++) {
                page.bytes.put((byte) FULL_SEGMENT);
            }
            page.bytes.put((byte) (packet.length % FULL_SEGMENT));
        }
        packets.forEach(page.bytes::put);
        page.bytes.putInt(CHECKSUM, page.checksum());
        return page;
    }

    /** How many segments a packet takes; one whose length is a multiple of 255 ends with an empty one. */
    static int segments(byte[] packet) {
        return packet.length / FULL_SEGMENT + 1;
    }

    /**
     * How long the page is that begins at the buffer's position, as far as can be seen: the header, then with the
     * lengths of the segments, then all of it.
     *
     * @throws NotOggOpusException where no page begins
     */
    static int length(ByteBuffer buffer) throws NotOggOpusException {
        if (buffer.remaining() < HEADER) {
            return HEADER;
        }
        int start = buffer.position();
        if (buffer.mismatch(ByteBuffer.wrap(CAPTURE_PATTERN)) != CAPTURE_PATTERN.length
                || buffer.get(start + VERSION) != 0
                || buffer.get(start + FLAGS) >>> 3 != 0) {
            throw new NotOggOpusException("no Ogg page where one must begin");
        }
        int segments = Byte.toUnsignedInt(buffer.get(start + SEGMENTS));
        int length = HEADER + segments;
        if (buffer.remaining() >= length) {
            for (int i = 0; i < segments; i++) {
                length += Byte.toUnsignedInt(buffer.get(start + HEADER + i));
            }
        }
        return length;
    }

    /** The page that this part of an array is, of the length that it says. Not a copy. */
    static OggPage read(ByteBuffer bytes) throws NotOggOpusException {
        OggPage page = new OggPage(bytes);
        if (page.bytes.getInt(CHECKSUM) != page.checksum()) {
            throw new NotOggOpusException("wrong checksum of a page");
        }
        return page;
    }

    boolean has(int flag) {
        return (bytes.get(FLAGS) & flag) != 0;
    }

    /** Samples up to the end of the last packet that ends here. */
    long position() {
        return bytes.getLong(POSITION);
    }

    int serial() {
        return bytes.getInt(SERIAL);
    }

    int sequence() {
        return bytes.getInt(SEQUENCE);
    }

    int segments() {
        return Byte.toUnsignedInt(bytes.get(SEGMENTS));
    }

    int segmentLength(int index) {
        return Byte.toUnsignedInt(bytes.get(HEADER + index));
    }

    /** Writes so many bytes of the segments, from one on. */
    void writeBody(int from, int length, OutputStream out) throws IOException {
        out.write(bytes.array(), bytes.arrayOffset() + HEADER + segments() + from, length);
    }

    /** Writes all of it. */
    void write(OutputStream out) throws IOException {
        out.write(bytes.array(), bytes.arrayOffset(), bytes.capacity());
    }

    /** Over all of the page, the checksum's own four bytes taken as zeros. */
    private int checksum() {
        byte[] all = bytes.array();
        int begin = bytes.arrayOffset();
        int crc = OggCrc.update(0, all, begin, begin + CHECKSUM);
        crc = OggCrc.update(crc, NO_CHECKSUM, 0, NO_CHECKSUM.length);
        return OggCrc.update(crc, all, begin + CHECKSUM + NO_CHECKSUM.length, begin + bytes.capacity());
    }
}
