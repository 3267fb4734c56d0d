package dev.aisha.worker.ogg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An Ogg/Opus file built page by page, right or wrong, without the code under test. */
final class OggFile {
    static final int PRE_SKIP = 312;
    static final int CONTINUES = 1;
    static final int BEGINS = 2;
    static final int ENDS = 4;

    final List<byte[]> pages = new ArrayList<>();
    int serial = 7;

    /** The two pages of headers. */
    static OggFile begun() {
        return new OggFile().page(BEGINS, 0, head(1, 1, PRE_SKIP, 0)).page(0, 0, tags(0));
    }

    /** Headers, then packets of 20 ms, ten a page; the last page ends the stream and trims so many samples. */
    static OggFile plain(int packets, int trimmed) {
        OggFile file = begun();
        for (int first = 0; first < packets; first += 10) {
            int next = Math.min(packets, first + 10);
            byte[][] some = new byte[next - first][];
            Arrays.setAll(some, i -> packet(1, 40, i));
            boolean last = next == packets;
            file.page(last ? ENDS : 0, next * 960L - (last ? trimmed : 0), some);
        }
        return file;
    }

    static byte[] head(int version, int channels, int preSkip, int family) {
        ByteBuffer head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
        head.put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                .put((byte) version)
                .put((byte) channels);
        head.putShort((short) preSkip).putInt(48_000).putShort((short) 0).put((byte) family);
        return head.array();
    }

    static byte[] tags(int filling) {
        return Arrays.copyOf("OpusTags".getBytes(StandardCharsets.US_ASCII), 16 + filling);
    }

    /** A packet of one frame; 1 is SILK of 20 ms. */
    static byte[] packet(int config, int length, int content) {
        byte[] packet = new byte[length];
        Arrays.fill(packet, (byte) content);
        packet[0] = (byte) (config << 3);
        return packet;
    }

    /** A page of whole packets. */
    OggFile page(int flags, long position, byte[]... packets) {
        ByteArrayOutputStream lacing = new ByteArrayOutputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] packet : packets) {
            lacing.writeBytes(lacing(packet.length));
            body.writeBytes(packet);
        }
        return laced(flags, position, lacing.toByteArray(), body.toByteArray());
    }

    /** One packet after the other over as many pages of so many segments as it takes. */
    OggFile spread(byte[] packet, int segments, long position) {
        byte[] lacing = lacing(packet.length);
        for (int i = 0; i < lacing.length; i += segments) {
            byte[] some = Arrays.copyOfRange(lacing, i, Math.min(lacing.length, i + segments));
            boolean ends = i + segments >= lacing.length;
            byte[] body = Arrays.copyOfRange(packet, i * 255, Math.min(packet.length, (i + segments) * 255));
            laced(i == 0 ? 0 : CONTINUES, ends ? position : -1, some, body);
        }
        return this;
    }

    OggFile laced(int flags, long position, byte[] lacing, byte[] body) {
        return numbered(flags, position, pages.size(), lacing, body);
    }

    OggFile numbered(int flags, long position, int sequence, byte[] lacing, byte[] body) {
        ByteBuffer page = ByteBuffer.allocate(27 + lacing.length + body.length).order(ByteOrder.LITTLE_ENDIAN);
        page.put("OggS".getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put((byte) flags);
        page.putLong(position).putInt(serial).putInt(sequence).putInt(0);
        page.put((byte) lacing.length).put(lacing).put(body);
        pages.add(sealed(page.array()));
        return this;
    }

    /** Changes a byte of the last page and its checksum with it. */
    OggFile changed(int offset, int value) {
        byte[] page = pages.getLast();
        page[offset] = (byte) value;
        sealed(page);
        return this;
    }

    /** The page with its checksum made right, bit by bit as RFC 3533 describes it. */
    static byte[] sealed(byte[] page) {
        Arrays.fill(page, 22, 26, (byte) 0);
        int crc = 0;
        for (byte value : page) {
            crc ^= value << 24;
            for (int bit = 0; bit < 8; bit++) {
                boolean carry = crc < 0;
                crc <<= 1;
                crc = carry ? crc ^ 0x04c11db7 : crc;
            }
        }
        ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).putInt(22, crc);
        return page;
    }

    static byte[] lacing(int length) {
        byte[] lacing = new byte[length / 255 + 1];
        Arrays.fill(lacing, (byte) 255);
        lacing[lacing.length - 1] = (byte) (length % 255);
        return lacing;
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pages.forEach(all::writeBytes);
        return all.toByteArray();
    }

    Path in(Path folder) throws IOException {
        return Files.write(folder.resolve("source.ogg"), bytes());
    }
}
