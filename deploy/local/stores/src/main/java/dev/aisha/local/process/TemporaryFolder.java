package dev.aisha.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder for the life of one process. What a killed process could not delete, and the child processes whose pid
 * files lie in it, are removed by the next one that makes such a folder.
 *
 * <p>The owner holds a lock on a file in it, which the system takes away when the owner dies in whatever way.
 */
public final class TemporaryFolder {
    /** Ending of the pid files of the children that run in such a folder. */
    public static final String PID_SUFFIX = ".pid";

    private static final String PREFIX = "aisha-local-";
    private static final String OWN_PREFIX = PREFIX + ProcessHandle.current().pid() + "-";
    private static final String LOCK = "owner.lock";

    /** Kept open until this process ends: closing one would free its lock. */
    private static final List<FileChannel> LOCKS = new ArrayList<>();

    private TemporaryFolder() {}

    /** Makes a folder of its own in the machine's temporary folder and sweeps those whose owners are gone. */
    public static synchronized Path make() {
        var parent = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            sweep(parent);
            var unlocked = Files.createTempDirectory(parent, "new-" + OWN_PREFIX);
            var channel =
                    FileChannel.open(unlocked.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel.lock();
            LOCKS.add(channel);
            var name = unlocked.getFileName().toString().substring("new-".length());
            return Files.move(unlocked, parent.resolve(name)).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder in " + parent, e);
        }
    }

    /** Deletes a folder with all that is in it; a folder that is not there is no error. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new Delete());
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be deleted", e);
        }
    }

    private static void sweep(Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            for (var folder : folders.filter(TemporaryFolder::isAnothers).toList()) {
                sweepIfOrphan(folder);
            }
        }
    }

    /** Locks of this process must not even be looked at: closing a second channel of the file would free them. */
    private static boolean isAnothers(Path folder) {
        var name = folder.getFileName().toString();
        return name.startsWith(PREFIX) && !name.startsWith(OWN_PREFIX);
    }

    private static void sweepIfOrphan(Path folder) {
        try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock != null) {
                endChildren(folder);
                delete(folder);
            }
        } catch (IOException | UncheckedIOException e) {
            // Somebody else's folder, or just swept by somebody else: not this process' to clean.
            return;
        }
    }

    /** Kills the child processes whose pid files lie in a folder, at any depth, that a killed parent has left running. */
    public static void endChildren(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(path -> path.toString().endsWith(PID_SUFFIX))
                    .filter(Files::isRegularFile)
                    .map(PidFile::new)
                    .forEach(PidFile::endLeftBehind);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be searched for pid files", e);
        }
    }

    private static final class Delete extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
