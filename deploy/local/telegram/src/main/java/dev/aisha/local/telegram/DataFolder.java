package dev.aisha.local.telegram;

import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.files.FileStore;
import dev.aisha.local.telegram.updates.UpdateQueue;
import dev.aisha.local.telegram.updates.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder in which a local Telegram keeps what it has. */
final class DataFolder implements AutoCloseable {

    private final Path folder;

    private DataFolder(Path folder) {
        this.folder = folder;
    }

    static DataFolder open(@Nullable Path kept) {
        try {
            return new DataFolder(
                    kept == null ? Files.createTempDirectory("local-telegram") : Files.createDirectories(kept));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path files() {
        return folder.resolve("files");
    }

    void keep(Chats chats, FileStore files, UpdateQueue updates, Webhook webhook) {}

    @Override
    public void close() {}
}
