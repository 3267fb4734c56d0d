package dev.aisha.worker.workspace;

import dev.aisha.contract.JobId;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
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

    private final Path root;
    private final Path folder;
    private final FileChannel lock;
    private final Room room;

    @Inject
    Workspace(WorkspaceConfig config, Room room) throws IOException {
        this(config.folder(), room);
    }

    /** Opens a folder for this process under {@code root}, with all the room that anybody asks for. */
    public Workspace(Path root) throws IOException {
        this(root, new Room(Long.MAX_VALUE));
    }

    /** Opens a folder for this process under {@code root}, after deleting what dead processes left there. */
    Workspace(Path root, Room room) throws IOException {
        this.root = root;
        this.room = room;
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

    /** A folder for one job's files, with no room claimed yet. */
    public JobFolder open(JobId job) throws IOException {
        return open(job, room.none(), new Need(0, 0));
    }

    /**
     * A folder for one job's files, once there is room for it.
     *
     * @throws JobFailed {@code FILE_TOO_BIG} where there is never room for it, {@code DEADLINE_PASSED} where there was
     *     none until the deadline
     */
    JobFolder open(JobId job, Need need, Deadline deadline) throws IOException, JobFailed, InterruptedException {
        return open(job, room.claim(need.bytes(), deadline), need);
    }

    private JobFolder open(JobId job, Room.Claim claim, Need need) throws IOException {
        try {
            return new JobFolder(root, Files.createTempDirectory(folder, job + "-"), claim, need);
        } catch (IOException e) {
            claim.close();
            throw e;
        }
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
