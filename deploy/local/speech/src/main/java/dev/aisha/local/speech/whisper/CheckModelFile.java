package dev.aisha.local.speech.whisper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks at the head of a model file before native code does: whisper.cpp ends the whole process when the numbers in it
 * make no sense. The order of the numbers is that of whisper.cpp's {@code convert-pt-to-ggml.py}.
 */
final class CheckModelFile {

    /** "ggml", little-endian. */
    private static final int MAGIC = 0x67676d6c;

    private static final int HEAD_BYTES = 10 * Integer.BYTES;

    /** The vocabulary alone takes more. */
    private static final long SMALLEST = 4_000_000;

    private CheckModelFile() {}

    /**
     * Passes a file that looks like a model.
     *
     * @throws IOException when it does not; the message names the file
     */
    static void check(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no model file " + file);
        }
        try (var content = Files.newInputStream(file)) {
            var head = ByteBuffer.wrap(content.readNBytes(HEAD_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
            if (head.remaining() < HEAD_BYTES || head.getInt() != MAGIC) {
                throw new IOException(file + " is not a Whisper model in whisper.cpp's format (ggml)");
            }
            if (!isPlausible(head) || Files.size(file) < SMALLEST) {
                throw new IOException(file + " is not a whole Whisper model");
            }
        }
    }

    private static boolean isPlausible(ByteBuffer head) {
        int vocabulary = head.getInt();
        int audioContext = head.getInt();
        int audioState = head.getInt();
        int audioHeads = head.getInt();
        int audioLayers = head.getInt();
        int textContext = head.getInt();
        int textState = head.getInt();
        int textHeads = head.getInt();
        int textLayers = head.getInt();
        return isBetween(50_000, vocabulary, 60_000)
                && audioContext == 1500
                && textContext == 448
                && audioState == textState
                && isBetween(64, audioState, 2048)
                && isBetween(1, audioHeads, 64)
                && isBetween(1, textHeads, 64)
                && isBetween(1, audioLayers, 64)
                && isBetween(1, textLayers, 64);
    }

    private static boolean isBetween(int least, int value, int most) {
        return least <= value && value <= most;
    }
}
