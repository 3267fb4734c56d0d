package dev.aisha.worker.ogg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good files made bad at random: they are refused, or cut, and nothing else happens. */
class OggMutationsTest {
    private static final int ROUNDS = 300;

    @TempDir
    Path folder;

    private int refused;
    private int cut;

    @Test
    void aFileWithWrongBytesIsRefusedOrCut() throws Exception {
        Random random = new Random(3);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = OggFile.plain(60, 40).bytes();
            for (int change = random.nextInt(3); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            read(bytes);
        }
        assertThat(refused).isGreaterThan(ROUNDS * 9 / 10);
    }

    /** Checksums are no secret. */
    @Test
    void aFileWithWrongBytesAndRightChecksumsIsRefusedOrCut() throws Exception {
        Random random = new Random(4);
        for (int i = 0; i < ROUNDS; i++) {
            List<byte[]> pages = OggFile.plain(60, 40).pages;
            byte[] page = pages.get(random.nextInt(pages.size()));
            for (int change = random.nextInt(3); change >= 0; change--) {
                page[random.nextInt(Math.min(page.length, 60))] = (byte) random.nextInt(256);
            }
            OggFile.sealed(page);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            pages.forEach(all::writeBytes);
            read(all.toByteArray());
        }
        assertThat(refused).isGreaterThan(ROUNDS / 2);
        assertThat(cut).isGreaterThan(0);
    }

    @Test
    void noiseIsRefused() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            byte[] noise = new byte[random.nextInt(300_000)];
            random.nextBytes(noise);
            read(noise);
        }
        assertThat(cut).isZero();
    }

    private void read(byte[] bytes) throws IOException {
        Path source = Files.write(folder.resolve("mutant.ogg"), bytes);
        boolean plain = CheckOgg.check(source) instanceof CheckedOgg.Plain;
        try (CutOpus opus = CutOpus.of(source)) {
            opus.ended();
            for (int from = 0; from < 1_200; from += 300) {
                Path chunk = folder.resolve("chunk.ogg");
                if (opus.cut(Duration.ofMillis(from), Duration.ofMillis(from + 300), chunk)) {
                    assertThat(CheckOgg.check(chunk)).isInstanceOf(CheckedOgg.Plain.class);
                    cut++;
                }
            }
        } catch (NotOggOpusException e) {
            assertThat(plain).isFalse();
            refused++;
        }
    }
}
