package dev.aisha.local.stack;

import dev.aisha.local.process.AtExit;
import dev.aisha.local.process.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** Where a stack keeps its data and logs: one that stays between runs and belongs to one run at a time, or a temporary one. */
final class DataFolder implements AutoCloseable {
    private static final String LOCK = "up.lock";

    private final Path folder;
    private final FileChannel lock;
    private final boolean temporary;

    private DataFolder(Path folder, FileChannel lock, boolean temporary) {
        this.folder = folder;
        this.lock = lock;
        this.temporary = temporary;
    }

    /**
     * The folder that stays.
     *
     * @param fresh whether what is in it is deleted first
     * @throws IllegalStateException where another run has it
     */
    static DataFolder kept(Path folder, boolean fresh) {
        var data = open(folder, false);
        // What a killed run has left would keep the ports.
        TemporaryFolder.endChildren(folder);
        if (fresh) {
            data.empty();
        }
        return data;
    }

    /** A folder that goes at the end. */
    static DataFolder temporary() {
        return open(TemporaryFolder.make(), true);
    }

    private static DataFolder open(Path folder, boolean temporary) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isMine(channel)) {
                throw new IllegalStateException(
                        "another ./deploy/local/up is running on " + folder + ": end that one first");
            }
            var data = new DataFolder(folder, channel, temporary);
            AtExit.close(data);
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be used", e);
        }
    }

    private static boolean isMine(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return true;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            // This very process has it; closing a second channel of the file would free the first one's lock.
            return false;
        }
        return false;
    }

    /** Deletes everything but the lock. */
    private void empty() {
        try (Stream<Path> entries = Files.list(folder)) {
            var old = entries.filter(entry -> !entry.endsWith(LOCK)).toList();
            for (var entry : old) {
                TemporaryFolder.delete(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be emptied", e);
        }
    }

    boolean isTemporary() {
        return temporary;
    }

    Path path() {
        return folder;
    }

    /** Logs of this run; those of the run before are gone. */
    Path logs() {
        return folder.resolve("logs");
    }

    void forgetLogs() {
        TemporaryFolder.delete(logs());
    }

    @Override
    public void close() {
        try {
            if (temporary) {
                TemporaryFolder.delete(folder);
            }
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            AtExit.closed(this);
        }
    }
}
