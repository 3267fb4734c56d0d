package dev.aisha.gateway.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A ZIP on the disk, written file by file, never larger than it may be. Closing it deletes it, finished or not. Names are in
 * UTF-8 and say so (APPNOTE.TXT 4.4.4, bit 11).
 */
final class PartFile implements AutoCloseable {
    private final Path path;
    private final long limit;
    private final ZipArchiveOutputStream zip;

    /** @param limit bytes that it may have */
    PartFile(Path path, long limit) throws IOException {
        this.path = path;
        this.limit = limit;
        this.zip = new ZipArchiveOutputStream(path);
        zip.setEncoding(StandardCharsets.UTF_8.name());
        zip.setUseZip64(Zip64Mode.Never);
    }

    /** What writes a file, and leaves the stream open. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** How a file is put in. */
    enum Form {
        /** As small as it gets. */
        DEFLATED(ZipEntry.DEFLATED),
        /** As it is: sound gets no smaller. */
        STORED(ZipEntry.STORED);

        private final int method;

        Form(int method) {
            this.method = method;
        }
    }

    /** Puts a file in. */
    void add(String name, Instant time, Form form, Content content) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setTime(time.toEpochMilli());
        entry.setMethod(form.method);
        zip.putArchiveEntry(entry);
        content.writeTo(zip);
        zip.closeArchiveEntry();
        if (bytes() > limit) {
            throw new IOException("a part has become too large");
        }
    }

    /** How many bytes have been written. */
    long bytes() {
        return zip.getBytesWritten();
    }

    /** Writes its end: it may be sent now. */
    Path finish() throws IOException {
        zip.close();
        if (Files.size(path) > limit) {
            throw new IOException("a part has become too large");
        }
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            zip.close();
        } catch (IOException unfinished) {
            // It is thrown away.
        } finally {
            Files.deleteIfExists(path);
        }
    }
}
