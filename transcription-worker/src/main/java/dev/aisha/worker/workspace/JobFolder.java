package dev.aisha.worker.workspace;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.pace.JobFailed;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The temporary files of one job, within the room that it has claimed: for the note, as it came, and for what is made of
 * it. Closing it deletes them all and gives the room back. For one thread.
 */
public final class JobFolder implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(JobFolder.class);
    private static final int BLOCK = 64 * 1024;

    private final Path root;
    private final Path path;
    private final Room.Claim claim;
    private Need need;

    JobFolder(Path root, Path path, Room.Claim claim, Need need) {
        this.root = root;
        this.path = path;
        this.claim = claim;
        this.need = need;
    }

    public Path path() {
        return path;
    }

    /** Where a file of this name lies; names are ours, never a user's. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** Whether a real path leads to a temporary file, of any job and worker. */
    public boolean isOfThisWorkspace(Path file) throws IOException {
        return file.startsWith(root.toRealPath());
    }

    /** Where the note lies, as it came. */
    public Path note() {
        return file("note");
    }

    /**
     * Says how large the note is here. What is claimed for it grows to this, or shrinks.
     *
     * @throws JobFailed {@code FILE_TOO_BIG} where there is never room for it
     */
    public void noteTakes(long bytes) throws JobFailed {
        claim(new Need(bytes, need.made()), new Need(bytes, need.made()));
    }

    /**
     * Says how much is made of the note at least. Where there is no room for it, the job begins again with twice as much,
     * as more is likely to come.
     *
     * @throws JobFailed {@code FILE_TOO_BIG} where there is never room for it
     */
    public void madeTakes(long bytes) throws JobFailed {
        if (bytes > need.made()) {
            claim(
                    new Need(need.note(), bytes),
                    new Need(need.note(), Math.min(2 * bytes, claim.largest() - need.note())));
        }
    }

    /** More of the note comes than was said, and likely still more. */
    private void noteGrowsTo(long bytes) throws JobFailed {
        claim(new Need(bytes, need.made()), new Need(Math.min(2 * bytes, claim.largest() - need.made()), need.made()));
    }

    private void claim(Need wanted, Need instead) throws JobFailed {
        if (!claim.become(wanted.bytes())) {
            throw new NoRoom(instead);
        }
        need = wanted;
    }

    /**
     * Writes the note, with room claimed for all of it, however much there is.
     *
     * @param said its bytes as the sender says; 0 where that is not said
     * @param limit bytes that are accepted
     * @throws IOException where it cannot be read to its end
     * @throws UncheckedIOException where it cannot be written, which is no fault of the sender
     * @throws JobFailed {@code FILE_TOO_BIG} where it is larger than the limit, or than there is ever room for
     */
    public Path receive(InputStream in, long said, long limit) throws IOException, JobFailed {
        if (withinLimit(said, limit) > need.note()) {
            noteTakes(said);
        }
        byte[] block = new byte[BLOCK];
        long received = 0;
        try (OutputStream out = openNote()) {
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                received = withinLimit(received + length, limit);
                if (received > need.note()) {
                    noteGrowsTo(received);
                }
                write(out, block, length);
            }
        }
        noteTakes(received);
        return note();
    }

    private static long withinLimit(long bytes, long limit) throws JobFailed {
        if (bytes > limit) {
            throw new JobFailed(FailureCode.FILE_TOO_BIG);
        }
        return bytes;
    }

    private OutputStream openNote() {
        try {
            return Files.newOutputStream(note());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream out, byte[] block, int length) {
        try {
            out.write(block, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether nothing more can be written here, whatever the claims say. */
    boolean isFull() {
        try (OutputStream out = new FileOutputStream(file("last-block").toFile())) { // an interrupt does not close it
            out.write(new byte[BLOCK]);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            delete(path);
        } finally {
            claim.close();
        }
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
