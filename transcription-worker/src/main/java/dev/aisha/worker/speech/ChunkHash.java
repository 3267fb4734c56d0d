package dev.aisha.worker.speech;

import dev.aisha.worker.speech.RequestFields.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 of what a chunk is recognised from, by which its text is found again: its file and the request's other fields.
 * Cutting is repeatable, so the same cut has the same.
 */
final class ChunkHash {
    private ChunkHash() {}

    static String of(Path file, List<Field> fields) throws IOException {
        MessageDigest sha256 = sha256();
        for (Field field : fields) {
            sha256.update((field.name() + '\0' + field.value() + '\0').getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
