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
            double syllable = Math.pow(Math.sin(time * 7.3), 2);
            double phrase =
                    Math.max(0.06, Math.sin(time * 1.9 + Math.sin(time * 0.7)) * (0.7 + 0.3 * Math.sin(time * 3.1)));
            double loud = (0.25 + 0.75 * syllable) * phrase;
            file.putShort((short) (Math.sin(time * 2 * Math.PI * 220) * loud * 12_000));
        }
        return file.array();
    }
}
