package dev.aisha.worker.ogg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisha.worker.ogg.CheckedOgg.Plain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutOpusTest {
    private static final int[] CONFIGS = {3, 16, 17, 18, 19};

    @TempDir
    Path folder;

    @Test
    void theFirstChunkKeepsThePreSkipOfTheSource() throws Exception {
        Path chunk = cut(OggFile.plain(100, 0), Duration.ZERO, Duration.ofSeconds(1));

        assertThat(headOf(chunk).preSkip()).isEqualTo(OggFile.PRE_SKIP);
        assertThat(CheckOgg.check(chunk)).isEqualTo(new Plain(Duration.ofSeconds(1)));
        assertThat(packetsOf(chunk)).hasSize(51);
    }

    @Test
    void aChunkBeginsFourHundredMillisecondsEarlierAndHidesThem() throws Exception {
        Path chunk = cut(OggFile.plain(100, 0), Duration.ofSeconds(1), Duration.ofMillis(1_500));

        // 1 s after a pre-skip of 312 is 312 samples into packet 50, and 400 ms before that as far into packet 30.
        assertThat(headOf(chunk).preSkip()).isEqualTo(20 * 960 + 312);
        assertThat(CheckOgg.check(chunk)).isEqualTo(new Plain(Duration.ofMillis(500)));
        assertThat(packetsOf(chunk)).hasSize(20 + 26);
    }

    @Test
    void aCutBetweenTwoPacketsTakesNoneTooMany() throws Exception {
        Path chunk = cut(OggFile.plain(100, 0), time(25 * 960 - 312), time(50 * 960 - 312));

        assertThat(headOf(chunk).preSkip()).isEqualTo(20 * 960);
        assertThat(packetsOf(chunk)).hasSize(20 + 25);
    }

    /** Any source against what its packets add up to, each of which has its number written in it. */
    @Test
    void everyChunkHoldsTheRightPacketsAndIsExactlyAsLongAsAskedFor() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            List<OpusPacket> packets = packets(random, 50 + random.nextInt(400));
            int trimmed = random.nextInt(packets.getLast().samples());
            int preSkip = random.nextBoolean() ? random.nextInt(65_536) : OggFile.PRE_SKIP;
            long length = packets.getLast().end() - trimmed - preSkip;
            if (length <= 0) {
                continue;
            }
            try (CutOpus cut = CutOpus.of(file(packets, preSkip, trimmed).in(folder))) {
                cut.ended();
                long from = round % 3 == 0 ? 0 : random.nextLong(length);
                while (from < length) {
                    long to = from + 1 + random.nextLong(30_000);
                    Path chunk = folder.resolve("chunk.ogg");

                    assertThat(cut.cut(time(from), time(to), chunk)).isTrue();

                    check(chunk, packets, preSkip + from, preSkip + Math.min(to, length), from == 0);
                    from = Math.max(from, to - random.nextLong(3_000));
                }
                assertThat(cut.length()).isEqualTo(time(length));
            }
        }
    }

    private void check(Path chunk, List<OpusPacket> source, long from, long to, boolean first) throws Exception {
        List<OpusPacket> packets = packetsOf(chunk);
        int begin = number(packets.getFirst());
        for (int i = 0; i < packets.size(); i++) {
            assertThat(packets.get(i).bytes()).isEqualTo(source.get(begin + i).bytes());
        }
        int preSkip = headOf(chunk).preSkip();
        long start = source.get(begin).start();
        assertThat(start + preSkip).isEqualTo(from);
        if (first) {
            assertThat(start).isZero();
        } else if (start > 0) {
            assertThat(preSkip - 19_200).isBetween(0, packets.getFirst().samples() - 1);
        }
        assertThat(CheckOgg.check(chunk)).isEqualTo(new Plain(time(to - from)));
        assertThat(start + packets.getLast().start()).isLessThan(to);
    }

    @Test
    void aSourceThatGrowsByteByByteGivesTheSameChunksAsSoonAsItReachesThem() throws Exception {
        byte[] whole = OggFile.plain(100, 50).bytes();
        Path growing = Files.createFile(folder.resolve("growing.ogg"));
        Path early = folder.resolve("early.ogg");
        Path late = folder.resolve("late.ogg");

        try (CutOpus cut = CutOpus.of(growing)) {
            boolean done = false;
            for (byte next : whole) {
                Files.write(growing, new byte[] {next}, StandardOpenOption.APPEND);
                done = done || cut.cut(Duration.ofMillis(100), Duration.ofSeconds(1), early);
                assertThat(Files.exists(early)).isEqualTo(done);
                assertThat(cut.length()).isGreaterThanOrEqualTo(done ? Duration.ofSeconds(1) : Duration.ZERO);
            }
            assertThat(done).isTrue();
            assertThat(cut.cut(Duration.ofSeconds(1), Duration.ofSeconds(3), late))
                    .isFalse();
            assertThat(late).doesNotExist();
            cut.ended();
            assertThat(cut.cut(Duration.ofSeconds(1), Duration.ofSeconds(3), late))
                    .isTrue();
        }

        OggFile source = OggFile.plain(100, 50);
        assertThat(early).hasSameBinaryContentAs(cut(source, Duration.ofMillis(100), Duration.ofSeconds(1)));
        assertThat(late).hasSameBinaryContentAs(cut(source, Duration.ofSeconds(1), Duration.ofSeconds(3)));
    }

    @Test
    void nothingIsWrittenBehindTheEnd() throws Exception {
        try (CutOpus cut = CutOpus.of(OggFile.plain(100, 0).in(folder))) {
            cut.ended();
            Path chunk = folder.resolve("behind.ogg");

            assertThat(cut.cut(Duration.ofMillis(1_994), Duration.ofSeconds(3), chunk))
                    .isFalse();

            assertThat(chunk).doesNotExist();
            assertThat(cut.length()).isEqualTo(time(96_000 - 312));
        }
    }

    @Test
    void aSourceThatEndsInsideAPageIsBroken() throws Exception {
        byte[] whole = OggFile.plain(100, 0).bytes();
        Path source = Files.write(folder.resolve("cut.ogg"), Arrays.copyOf(whole, whole.length - 1));
        try (CutOpus cut = CutOpus.of(source)) {
            Path chunk = folder.resolve("last.ogg");
            assertThat(cut.cut(Duration.ofSeconds(1), Duration.ofSeconds(2), chunk))
                    .isFalse();

            cut.ended();

            assertThatThrownBy(() -> cut.cut(Duration.ofSeconds(1), Duration.ofSeconds(2), chunk))
                    .isInstanceOf(NotOggOpusException.class);
        }
    }

    @Test
    void timesAscendAndChunksAndOverlapsHaveTheirLimits() throws Exception {
        try (CutOpus cut = CutOpus.of(OggFile.plain(3_000, 0).in(folder))) {
            assertThat(cut(cut, 20, 59)).isTrue();

            assertRefused(cut, -1, 10);
            assertRefused(cut, 48, 60);
            assertRefused(cut, 50, 50);
            assertRefused(cut, 60, 181);
            assertThat(cut(cut, 49, 59)).isTrue();
            assertThat(cut(cut, 49, 169)).isFalse();
            assertThat(cut(cut, 52, 55)).isTrue();
            assertRefused(cut, 51, 60);
        }
    }

    /** A second of 2.5 ms is 400 packets, and a page has 255 segments. */
    @Test
    void aPageOfAChunkHasASecondAtMostAndNoMoreThanFits() throws Exception {
        OggFile small = OggFile.begun();
        for (int i = 1; i <= 1_000; i++) {
            small.page(0, 120L * i, OggFile.packet(16, 300, i));
        }

        List<Long> ofSmall = positions(cut(small, Duration.ZERO, Duration.ofSeconds(2)));
        List<Long> ofPlain = positions(cut(OggFile.plain(200, 0), Duration.ZERO, Duration.ofSeconds(3)));

        assertThat(ofSmall).startsWith(0L, 0L, 127 * 120L, 254 * 120L);
        assertThat(ofPlain).containsExactly(0L, 0L, 48_000L, 96_000L, 144_000L, 144_312L);
    }

    private static List<Long> positions(Path file) throws IOException {
        List<Long> positions = new ArrayList<>();
        try (ReadPages pages = new ReadPages(file)) {
            for (var page = pages.next(); page.isPresent(); page = pages.next()) {
                positions.add(page.get().position());
            }
        }
        return positions;
    }

    @Test
    void noMoreIsHeldThanOpusHasForItsLongestChunk() throws Exception {
        OggFile file = OggFile.begun();
        for (int i = 1; i <= 300; i++) {
            file.page(0, 120L * i, OggFile.packet(16, 61_000, i));
        }
        try (CutOpus cut = CutOpus.of(file.in(folder))) {
            assertThatThrownBy(() -> cut(cut, 0, 1)).isInstanceOf(NotOggOpusException.class);
        }
        try (CutOpus cut = CutOpus.of(file.in(folder))) {
            assertThat(cut(cut, 1, 2)).isFalse();
        }
    }

    private boolean cut(CutOpus cut, int from, int to) throws IOException {
        return cut.cut(Duration.ofSeconds(from), Duration.ofSeconds(to), folder.resolve("some.ogg"));
    }

    private void assertRefused(CutOpus cut, int from, int to) {
        assertThatThrownBy(() -> cut(cut, from, to)).isInstanceOf(IllegalArgumentException.class);
    }

    private Path cut(OggFile source, Duration from, Duration to) throws IOException {
        Path chunk = folder.resolve("chunk-" + from + ".ogg");
        try (CutOpus cut = CutOpus.of(source.in(folder))) {
            cut.ended();
            assertThat(cut.cut(from, to, chunk)).isTrue();
        }
        return chunk;
    }

    private static Duration time(long samples) {
        return OpusTime.duration(samples);
    }

    private static OpusHead headOf(Path file) throws IOException {
        try (ReadOpus read = new ReadOpus(file)) {
            read.readPage(packet -> {});
            return read.head().orElseThrow();
        }
    }

    private static List<OpusPacket> packetsOf(Path file) throws IOException {
        List<OpusPacket> packets = new ArrayList<>();
        try (ReadOpus read = new ReadOpus(file)) {
            while (read.readPage(packet -> packets.add(packet.get()))) {}
        }
        return packets;
    }

    private static List<OpusPacket> packets(Random random, int count) throws IOException {
        List<OpusPacket> packets = new ArrayList<>();
        long position = 0;
        for (int i = 0; i < count; i++) {
            byte[] bytes = OggFile.packet(CONFIGS[random.nextInt(CONFIGS.length)], 5 + random.nextInt(600), 0);
            ByteBuffer.wrap(bytes).putInt(1, i);
            packets.add(new OpusPacket(bytes, position, OpusPacket.samples(bytes, bytes.length)));
            position = packets.getLast().end();
        }
        return packets;
    }

    private static int number(OpusPacket packet) {
        return ByteBuffer.wrap(packet.bytes()).getInt(1);
    }

    private static OggFile file(List<OpusPacket> packets, int preSkip, int trimmed) {
        OggFile file = new OggFile().page(OggFile.BEGINS, 0, OggFile.head(1, 1, preSkip, 0));
        file.page(0, 0, OggFile.tags(0));
        for (OpusPacket packet : packets) {
            boolean last = packet == packets.getLast();
            file.page(last ? OggFile.ENDS : 0, packet.end() - (last ? trimmed : 0), packet.bytes());
        }
        return file;
    }
}
