package dev.aisha.worker.audio;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** An AMR file built frame by frame (RFC 4867, section 5), as telephones write it and encoders do not. */
final class AmrFile {
    /** How much sound a frame is. */
    static final int FRAME_MILLIS = 20;

    private static final int GOOD = 4;
    private static final int NO_DATA = 15;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Random random = new Random(12);
    private final int type;
    private final byte[] payload;
    private int frames;

    private AmrFile(String magic, int type, int payload) {
        bytes.writeBytes(magic.getBytes(StandardCharsets.US_ASCII));
        this.type = type;
        this.payload = new byte[payload];
    }

    /** Narrow band, 12.2 kbit/s. */
    static AmrFile narrow() {
        return new AmrFile("#!AMR\n", 7, 31);
    }

    /** Wide band, 23.85 kbit/s. */
    static AmrFile wide() {
        return new AmrFile("#!AMR-WB\n", 8, 60);
    }

    /** Frames that are decoded to some noise. */
    AmrFile noise(int count) {
        for (int i = 0; i < count; i++) {
            random.nextBytes(payload);
            bytes.write(type << 3 | GOOD);
            bytes.writeBytes(payload);
        }
        frames += count;
        return this;
    }

    /** Frames in which a telephone has sent nothing, because nobody spoke. */
    AmrFile nothing(int count) {
        for (int i = 0; i < count; i++) {
            bytes.write(NO_DATA << 3 | GOOD);
        }
        frames += count;
        return this;
    }

    long millis() {
        return (long) frames * FRAME_MILLIS;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
