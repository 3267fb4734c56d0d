package dev.aisha.worker.ogg;

/**
 * The checksum of an Ogg page (RFC 3533, section 6): generator 0x04c11db7, most significant bit first, from 0 on, not
 * inverted at the end. The JDK's {@code CRC32} is the reflected and inverted one.
 */
final class OggCrc {
    private static final int GENERATOR = 0x04c11db7;
    private static final int[] TABLE = table();

    private OggCrc() {}

    /** Goes on from {@code crc}, 0 at first, over these bytes. */
    static int update(int crc, byte[] bytes, int from, int to) {
        int value = crc;
        for (int i = from; i < to; i++) {
            value = (value << 8) ^ TABLE[((value >>> 24) ^ bytes[i]) & 0xff];
        }
        return value;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int value = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = value < 0 ? (value << 1) ^ GENERATOR : value << 1;
            }
            table[i] = value;
        }
        return table;
    }
}
