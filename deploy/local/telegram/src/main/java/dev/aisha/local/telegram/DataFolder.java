package dev.aisha.local.telegram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The folder in which a local Telegram keeps what it has: for good, or until it is closed. */
final class DataFolder implements AutoCloseable {

    private final Path folder;
    private final boolean temporary;

    private DataFolder(Path folder, boolean temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    /** Opens {@code kept}, or a temporary folder where it is null. */
    static DataFolder open(@Nullable Path kept) {
        try {
            var folder = kept == null ? Files.createTempDirectory("local-telegram") : Files.createDirectories(kept);
            var data = new DataFolder(folder, kept == null);
            remove(data.uploads());
            Files.createDirectories(data.uploads());
            Files.createDirectories(data.files());
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isTemporary() {
        return temporary;
    }

    Path folder() {
        return folder;
    }

    Path files() {
        return folder.resolve("files");
    }

    /** For what is being uploaded; emptied at every start. */
    Path uploads() {
        return folder.resolve("uploads");
    }

    Path state() {
        return folder.resolve("state.json");
    }

    @Override
    public void close() {
        if (temporary) {
            remove(folder);
        }
    }

    private static void remove(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
