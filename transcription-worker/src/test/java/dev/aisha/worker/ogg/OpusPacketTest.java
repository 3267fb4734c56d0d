package dev.aisha.worker.ogg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OpusPacketTest {
    /** RFC 6716, table 2, row by row, in tenths of a millisecond. */
    private static final int[][] TABLE = {
        {100, 200, 400, 600},
        {100, 200, 400, 600},
        {100, 200, 400, 600},
        {100, 200},
        {100, 200},
        {25, 50, 100, 200},
        {25, 50, 100, 200},
        {25, 50, 100, 200},
        {25, 50, 100, 200}
    };

    @Test
    void everyConfigurationWithEveryNumberOfFramesLastsWhatTheTableSays() throws Exception {
        int config = 0;
        for (int[] row : TABLE) {
            for (int tenths : row) {
                int frame = tenths * 48 / 10;
                assertThat(samples(config << 3)).isEqualTo(frame);
                assertThat(samples(config << 3 | 1)).isEqualTo(2 * frame);
                assertThat(samples(config << 3 | 4 | 2)).isEqualTo(2 * frame);
                for (int frames = 0; frames < 64; frames++) {
                    checkCounted(config, frames, frames * frame);
                }
                config++;
            }
        }
        assertThat(config).isEqualTo(32);
    }

    @Test
    void aPacketHasBytesAndNotTooManyOfThem() throws Exception {
        assertThat(samples(OggFile.packet(1, 61_440, 0))).isEqualTo(960);

        assertRefused(new byte[0]);
        assertRefused(new byte[] {3});
        assertRefused(OggFile.packet(1, 61_441, 0));
    }

    @Test
    void aPacketEndsWhereItsSoundEnds() throws Exception {
        byte[] bytes = OggFile.packet(3, 9, 0);
        OpusPacket packet = new OpusPacket(bytes, 1_000, samples(bytes));

        assertThat(packet.start()).isEqualTo(1_000);
        assertThat(packet.end()).isEqualTo(1_000 + 2_880);
    }

    /** The upper two bits of the count say other things. */
    private static void checkCounted(int config, int frames, int samples) throws Exception {
        byte[] packet = {(byte) (config << 3 | 3), (byte) (frames | 0xc0), 0};
        if (samples > 0 && samples <= 5_760) {
            assertThat(samples(packet)).isEqualTo(samples);
        } else {
            assertRefused(packet);
        }
    }

    private static int samples(int toc) throws Exception {
        return samples(new byte[] {(byte) toc, 0, 0});
    }

    private static int samples(byte[] packet) throws Exception {
        return OpusPacket.samples(packet, packet.length);
    }

    private static void assertRefused(byte[] packet) {
        assertThatThrownBy(() -> samples(packet)).isInstanceOf(NotOggOpusException.class);
    }
}
