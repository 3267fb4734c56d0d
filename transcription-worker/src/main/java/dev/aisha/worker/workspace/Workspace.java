package dev.aisha.worker.workspace;

import dev.aisha.contract.JobId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
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

/**
 * The folder of this process for temporary files. Each process locks a file
 * beside its folder for as long as it lives, so that the next one to start knows which folders are left from dead ones
 * and deletes them.
 */
@Singleton
public final class Workspace {
    private static final Logger LOG = Logger.getLogger(Workspace.class);
    private static final String LOCK = ".lock";

    private final Path folder;
    private final FileChannel lock;

    @Inject
    Workspace(WorkspaceConfig config) throws IOException {
        this(config.folder());
    }

    /** Opens a folder for this process under {@code root}, after deleting what dead processes left there. */
    public Workspace(Path root) throws IOException {
        Files.createDirectories(root);
        try (FileChannel door = open(root.resolve("door" + LOCK));
                FileLock alone = door.lock()) {
            deleteLeftovers(root);
            folder = Files.createTempDirectory(root, "worker-");
            lock = open(lockOf(folder));
            if (lock.tryLock() == null || !alone.isValid()) {
                throw new IOException("the lock of a new folder is taken");
            }
        }
    }

    /** A folder for one job's files. */
    public JobFolder open(JobId job) throws IOException {
        return new JobFolder(Files.createTempDirectory(folder, job + "-"));
    }

    private static void deleteLeftovers(Path root) throws IOException {
        for (Path left : foldersIn(root)) {
            if (isDead(left)) {
                LOG.infof("deleting what a dead worker left folder=%s", left.getFileName());
                JobFolder.delete(left);
                Files.deleteIfExists(lockOf(left));
            }
        }
    }

    private static List<Path> foldersIn(Path root) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(root, Files::isDirectory)) {
            List<Path> folders = new ArrayList<>();
            found.forEach(folders::add);
            return folders;
        }
    }

    private static boolean isDead(Path folder) throws IOException {
        try (FileChannel channel = open(lockOf(folder));
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @PreDestroy
    void close() {
        JobFolder.delete(folder);
        try {
            lock.close();
            Files.deleteIfExists(lockOf(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
