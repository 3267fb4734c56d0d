package dev.aisha.worker.workspace;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The temporary files of one job; closing it deletes them all. */
public record JobFolder(Path path) implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(JobFolder.class);

    /** Where a file of this name lies; names are ours, never a user's. */
    public Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        delete(path);
    }

    /** Deletes a folder with all that is in it. What cannot be deleted is logged and left to the next start. */
    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new DeleteEach());
        } catch (IOException e) {
            LOG.warnf("temporary files could not be deleted folder=%s problem=%s", folder.getFileName(), e);
        }
    }

    private static final class DeleteEach extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) throws IOException {
            if (problem != null) {
                throw problem;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
