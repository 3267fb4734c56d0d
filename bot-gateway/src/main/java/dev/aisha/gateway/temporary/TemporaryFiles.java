package dev.aisha.gateway.temporary;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The folder of this process for what is written down to be sent. Each process locks a file beside its folder for as long as
 * it lives, so that the next one to start knows which folders are left from dead ones and deletes them.
 */
@Singleton
public final class TemporaryFiles {
    private static final Logger LOG = Logger.getLogger(TemporaryFiles.class);
    private static final String LOCK = ".lock";

    private final Path root;
    private @Nullable Opened opened;

    TemporaryFiles(TemporaryConfig config) {
        this.root = config.folder();
    }

    private record Opened(Path folder, FileChannel lock) {}

    /** Makes the folder, if it is not there yet, after deleting what dead processes left. */
    public Path open() {
        try {
            return opened().folder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new file, of nobody else, which whoever asks for it deletes. */
    public Path newFile() throws IOException {
        return Files.createTempFile(opened().folder(), "to-send-", ".tmp");
    }

    private synchronized Opened opened() throws IOException {
        if (opened == null) {
            opened = make();
        }
        return opened;
    }

    private Opened make() throws IOException {
        Files.createDirectories(root);
        try (FileChannel door = channel(root.resolve("door" + LOCK));
                FileLock alone = door.lock()) {
            deleteLeftovers();
            Path folder = Files.createTempDirectory(root, "gateway-");
            FileChannel lock = channel(lockOf(folder));
            if (lock.tryLock() == null || !alone.isValid()) {
                throw new IOException("the lock of a new folder is taken");
            }
            return new Opened(folder, lock);
        }
    }

    private void deleteLeftovers() throws IOException {
        for (Path left : in(root)) {
            if (Files.isDirectory(left) && isDead(left)) {
                LOG.infof("deleting what a dead gateway left folder=%s", left.getFileName());
                delete(left);
                Files.deleteIfExists(lockOf(left));
            }
        }
    }

    private static boolean isDead(Path folder) throws IOException {
        try (FileChannel channel = channel(lockOf(folder));
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    private static void delete(Path folder) throws IOException {
        for (Path file : in(folder)) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }

    private static List<Path> in(Path folder) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            List<Path> files = new ArrayList<>();
            found.forEach(files::add);
            return files;
        }
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @PreDestroy
    synchronized void close() throws IOException {
        if (opened != null) {
            delete(opened.folder());
            opened.lock().close();
            Files.deleteIfExists(lockOf(opened.folder()));
            opened = null;
        }
    }
}
