package dev.aisha.local.stack;

import dev.aisha.local.stores.LocalS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The transcript in a store that has one: the object {@code user/transcript/transcript.txt}, seen as the file that it is. */
final class KeptTranscript {
    private static final int DEPTH = 3;

    private final Path bucket;

    KeptTranscript(Path objects) {
        this.bucket = objects.resolve(LocalS3.BUCKET);
    }

    Optional<String> text() {
        try (Stream<Path> files = Files.walk(bucket, DEPTH)) {
            var file = files.filter(path -> path.endsWith("transcript.txt")).findFirst();
            return file.isPresent() ? Optional.of(Files.readString(file.get()).strip()) : Optional.empty();
        } catch (IOException | java.io.UncheckedIOException e) {
            // Files come and go while it looks.
            return Optional.empty();
        }
    }
}
