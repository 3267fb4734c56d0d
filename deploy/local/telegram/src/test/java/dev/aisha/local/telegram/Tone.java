package dev.aisha.local.telegram;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Sound made here: a tone that swells and fades, as speech does. */
final class Tone {

    private static final int RATE = 16_000;

    private Tone() {}

    /** A WAV file of so many seconds. */
    static byte[] wav(int seconds) {
        int size = seconds * RATE * 2;
        var file = ByteBuffer.allocate(44 + size).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + size);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        file.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
        file.putShort((short) 2).putShort((short) 16);
        file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(size);
        for (int i = 0; i < seconds * RATE; i++) {
            double time = i / (double) RATE;
            double loud = Math.pow(Math.sin(time * 5.1), 2) * (0.35 + 0.65 * Math.pow(Math.sin(time * 0.9 + 0.4), 2));
            file.putShort((short) (Math.sin(time * 2 * Math.PI * 220) * loud * 12_000));
        }
        return file.array();
    }
}
