package dev.aisha.worker.audio;

import dev.aisha.worker.ogg.SealPages;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** Makes a valid file bad at random; the same seed does the same to the same samples. */
final class Mutate {
    /** Where containers say what comes. */
    private static final int HEADERS = 600;

    private static final int LARGEST_TAG = 4 * 1024 * 1024;
    private static final long[] EXTREMES = {
        0,
        1,
        2,
        0x7f,
        0xff,
        0x7fff,
        0xffff,
        0x7fff_ffff,
        0xffff_ffffL,
        0x8000_0000L,
        0x1000_0000,
        Long.MAX_VALUE,
        -1,
        Long.MIN_VALUE,
        1L << 40
    };

    private final SplittableRandom random;
    private final Map<String, byte[]> samples;
    private final List<String> done = new ArrayList<>();
    private byte[] bytes;

    private Mutate(long seed, Map<String, byte[]> samples) {
        random = new SplittableRandom(seed);
        this.samples = samples;
        String sample = anyName();
        done.add("seed " + seed);
        done.add(sample);
        bytes = sample(sample).clone();
        for (int change = random.nextInt(3); change >= 0; change--) {
            done.add(change());
        }
        if (sample.endsWith("ogg") && random.nextBoolean()) {
            bytes = SealPages.in(bytes);
            done.add("sealed");
        }
    }

    static Mutate of(long seed, Map<String, byte[]> samples) {
        return new Mutate(seed, samples);
    }

    /** Its seed, which sample it was, and what was done to it. */
    String name() {
        return String.join(", ", done);
    }

    /** Not a copy. */
    byte[] bytes() {
        return bytes;
    }

    private String change() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> flipBits();
            case 2 -> overwriteSize();
            case 3 -> overwriteSize() + ", " + overwriteSize() + ", " + overwriteSize();
            case 4 -> cutShort();
            case 5 -> swapBlocks();
            case 6 -> repeatBlock();
            case 7 -> glue();
            default -> insertTag();
        };
    }

    private String flipBits() {
        int flips = 1 + random.nextInt(40);
        int within = random.nextBoolean() ? HEADERS : bytes.length;
        for (int i = 0; i < flips && bytes.length > 0; i++) {
            bytes[random.nextInt(Math.min(within, bytes.length))] ^= (byte) (1 << random.nextInt(8));
        }
        return flips + " bits flipped";
    }

    private String overwriteSize() {
        int width = 1 << random.nextInt(4);
        int at = random.nextInt(random.nextInt(4) == 0 ? Math.max(1, bytes.length) : HEADERS);
        if (at + width > bytes.length) {
            return "nothing overwritten";
        }
        long extreme = EXTREMES[random.nextInt(EXTREMES.length)];
        ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        byte[] value =
                ByteBuffer.allocate(Long.BYTES).order(order).putLong(extreme).array();
        int from = order == ByteOrder.BIG_ENDIAN ? Long.BYTES - width : 0;
        System.arraycopy(value, from, bytes, at, width);
        return "%d bytes of %x at %d".formatted(width, extreme, at);
    }

    private String cutShort() {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        return "cut to " + bytes.length;
    }

    private String swapBlocks() {
        int length = blockLength();
        int one = place(length);
        int other = place(length);
        byte[] block = Arrays.copyOfRange(bytes, one, one + length);
        System.arraycopy(bytes, other, bytes, one, length);
        System.arraycopy(block, 0, bytes, other, length);
        return length + " bytes swapped";
    }

    private String repeatBlock() {
        int length = blockLength();
        int from = place(length);
        byte[] block = Arrays.copyOfRange(bytes, from, from + length);
        int times = 1 + random.nextInt(20);
        for (int i = 0; i < times; i++) {
            insert(from, block);
        }
        return length + " bytes repeated " + times + " times";
    }

    private String glue() {
        String other = anyName();
        int at = random.nextBoolean() ? bytes.length : place(0);
        insert(at, sample(other));
        return other + " put in at " + at;
    }

    /** What a reader may take for tags of megabytes: after a size that says so, or as ID3 at the start. */
    private String insertTag() {
        byte[] tag = new byte[1 + random.nextInt(LARGEST_TAG)];
        Arrays.fill(tag, (byte) random.nextInt(256));
        if (random.nextBoolean()) {
            byte[] id3 = {'I', 'D', '3', 3, 0, 0, 1, 0x7f, 0x7f, 0x7f, 'T', 'X', 'X', 'X', 0, 0x3f, (byte) 0xff, 0};
            System.arraycopy(id3, 0, tag, 0, Math.min(tag.length, id3.length));
            insert(0, tag);
        } else {
            insert(random.nextInt(Math.min(HEADERS, bytes.length + 1)), tag);
        }
        return "a tag of " + tag.length;
    }

    private void insert(int at, byte[] block) {
        byte[] longer = new byte[bytes.length + block.length];
        System.arraycopy(bytes, 0, longer, 0, at);
        System.arraycopy(block, 0, longer, at, block.length);
        System.arraycopy(bytes, at, longer, at + block.length, bytes.length - at);
        bytes = longer;
    }

    private int blockLength() {
        return Math.min(bytes.length, 1 + random.nextInt(random.nextBoolean() ? 64 : 8_192));
    }

    private int place(int length) {
        return random.nextInt(bytes.length - length + 1);
    }

    private String anyName() {
        return List.copyOf(samples.keySet()).get(random.nextInt(samples.size()));
    }

    private byte[] sample(String name) {
        return Objects.requireNonNull(samples.get(name));
    }
}
