package dev.aisha.worker.ogg;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes packets as an Ogg/Opus file of its own, the same bytes every time. */
final class WriteOpus {
    /** Any number does for the only stream of a file. */
    private static final int SERIAL = 1;

    private static final byte[] VENDOR = "aisha".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final List<byte[]> page = new ArrayList<>();
    private int pageSegments;
    private long pageSamples;
    private long samples;
    private int sequence;

    private WriteOpus(OutputStream out) {
        this.out = out;
    }

    /**
     * A file that is decoded to exactly the samples from {@code from} to {@code to}.
     *
     * @param packets one after the other; {@code from} lies at most 65535 samples after the first one's start,
     *     {@code to} in the last one or at its end
     * @param from position of the first sample that is played
     * @param to position after the last one
     */
    static void write(Path file, OpusHead source, List<OpusPacket> packets, long from, long to) throws IOException {
        long start = packets.getFirst().start();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            WriteOpus writing = new WriteOpus(out);
            writing.headers(source.withPreSkip(Math.toIntExact(from - start)));
            writing.sound(packets);
            writing.flush(OggPage.ENDS_STREAM, to - start);
        }
    }

    /** The head is alone on its page, and so are the tags (RFC 7845, section 3). */
    private void headers(OpusHead head) throws IOException {
        page.add(head.bytes());
        flush(OggPage.BEGINS_STREAM, 0);
        page.add(tags());
        flush(0, 0);
    }

    /** Leaves the last page to be written. */
    private void sound(List<OpusPacket> packets) throws IOException {
        for (OpusPacket packet : packets) {
            int segments = OggPage.segments(packet.bytes());
            boolean isFull =
                    pageSegments + segments > OggPage.MOST_SEGMENTS || pageSamples + packet.samples() > OpusPacket.RATE;
            if (isFull) {
                flush(0, samples);
            }
            page.add(packet.bytes());
            pageSegments += segments;
            pageSamples += packet.samples();
            samples += packet.samples();
        }
    }

    private void flush(int flags, long position) throws IOException {
        OggPage.of(flags, position, SERIAL, sequence, page).write(out);
        sequence++;
        page.clear();
        pageSegments = 0;
        pageSamples = 0;
    }

    /** Who wrote it, and no comments (RFC 7845, section 5.2). */
    private static byte[] tags() {
        ByteBuffer tags = ByteBuffer.allocate(OpusHead.TAGS_MAGIC.length() + 4 + VENDOR.length + 4)
                .order(ByteOrder.LITTLE_ENDIAN);
        tags.put(OpusHead.TAGS_MAGIC.getBytes(StandardCharsets.US_ASCII));
        return tags.putInt(VENDOR.length).put(VENDOR).putInt(0).array();
    }
}
