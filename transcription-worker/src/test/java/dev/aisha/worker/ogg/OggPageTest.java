package dev.aisha.worker.ogg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OggPageTest {
    /** The first page that ffmpeg 8.0 writes for {@code -f lavfi -i sine -c:a libopus -fflags +bitexact}. */
    private static final byte[] FFMPEGS = HexFormat.of()
            .parseHex("4f67675300020000000000000000000000000000000002" + "28b5720113" + "4f70757348656164010138"
                    + "0180bb0000000000");

    @Test
    void theFirstPageIsTheOneThatFfmpegWrites() throws Exception {
        OpusHead head = new OpusHead(1, 1, 312, 48_000, (short) 0);

        OggPage page = OggPage.of(OggPage.BEGINS_STREAM, 0, 0, 0, List.of(head.bytes()));

        assertThat(bytes(page)).isEqualTo(FFMPEGS);
        assertThat(OpusHead.read(body(OggPage.read(ByteBuffer.wrap(FFMPEGS))))).isEqualTo(head);
    }

    @Test
    void aPreSkipHasSixteenBits() throws Exception {
        OpusHead most = new OpusHead(1, 2, 65_535, 48_000, (short) -1);

        assertThat(OpusHead.read(most.bytes())).isEqualTo(most);
        assertThatThrownBy(() -> most.withPreSkip(65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> most.withPreSkip(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noBitOfAPageMayChange() {
        for (int bit = 0; bit < FFMPEGS.length * 8; bit++) {
            byte[] changed = FFMPEGS.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertThatThrownBy(() -> OggPage.read(ByteBuffer.wrap(changed))).isInstanceOf(NotOggOpusException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 254, 255, 256, 509, 510, 511, 61_440, 255 * 254})
    void aPacketOfAnyLengthIsLacedAsOthersDo(int length) throws Exception {
        byte[] packet = new byte[length];

        OggPage page = OggPage.of(OggPage.ENDS_STREAM, 960, 7, 0, List.of(packet));

        byte[] wanted = new OggFile().page(OggFile.ENDS, 960, packet).bytes();
        assertThat(bytes(page)).isEqualTo(wanted);
        assertThat(OggPage.length(ByteBuffer.wrap(wanted))).isEqualTo(wanted.length);
        assertThat(body(OggPage.read(ByteBuffer.wrap(wanted)))).isEqualTo(packet);
    }

    @Test
    void aPageIsReadWhereItLies() throws Exception {
        ByteBuffer among = ByteBuffer.allocate(FFMPEGS.length + 20).put(10, FFMPEGS);

        OggPage page = OggPage.read(among.slice(10, FFMPEGS.length));

        assertThat(bytes(page)).isEqualTo(FFMPEGS);
        assertThat(body(page)).startsWith("OpusHead".getBytes(StandardCharsets.US_ASCII));
        assertThat(page.has(OggPage.BEGINS_STREAM)).isTrue();
    }

    private static byte[] bytes(OggPage page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        page.write(out);
        return out.toByteArray();
    }

    private static byte[] body(OggPage page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = 0;
        for (int i = 0; i < page.segments(); i++) {
            length += page.segmentLength(i);
        }
        page.writeBody(0, length, out);
        return out.toByteArray();
    }
}
