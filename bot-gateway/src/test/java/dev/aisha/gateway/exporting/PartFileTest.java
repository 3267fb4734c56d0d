package dev.aisha.gateway.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisha.gateway.exporting.PartFile.Form;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
    private static final int LIMIT = 10_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    private static PartFile.Content noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(1).nextBytes(noise);
        return out -> out.write(noise);
    }

    @Test
    void itNeverBecomesLargerThanItMay() throws IOException {
        Path path = folder.resolve("part.zip");
        try (PartFile part = new PartFile(path, LIMIT)) {
            part.add("fits", Instant.EPOCH, Form.STORED, noise(LIMIT / 2));

            assertThatThrownBy(() -> part.add("does not", Instant.EPOCH, Form.STORED, noise(LIMIT / 2)))
                    .isInstanceOf(IOException.class);
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void whateverHappensWhileAFileIsWrittenNothingIsLeft() throws IOException {
        Path path = folder.resolve("part.zip");
        try (PartFile part = new PartFile(path, LIMIT)) {
            assertThatThrownBy(() -> part.add("half", Instant.EPOCH, Form.DEFLATED, out -> {
                        out.write(1);
                        throw new IllegalStateException("away");
                    }))
                    .hasMessage("away");
        }
        assertThat(path).doesNotExist();
    }
}
