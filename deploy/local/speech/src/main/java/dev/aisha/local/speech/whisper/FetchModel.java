package dev.aisha.local.speech.whisper;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Gets a published model once and keeps it. A download that broke off goes on where it stopped; a file counts as there
 * only when all of it has the published checksum.
 */
final class FetchModel {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** How long nothing may arrive. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private static final int BUFFER = 1 << 16;

    private final URI source;
    private final Path folder;
    private final ShowProgress progress;

    /**
     * @param source folder on the web that has the model files
     * @param folder where to keep them; made when it is missing
     */
    FetchModel(URI source, Path folder, ShowProgress progress) {
        this.source = source;
        this.folder = folder;
        this.progress = progress;
    }

    /** What came of it. */
    sealed interface Outcome {}

    /** The whole model lies there. */
    record Ready(Path file) implements Outcome {}

    /** It could not be had, and why in half a sentence. */
    record Unavailable(String reason) implements Outcome {}

    Outcome fetch(PublishedModel model) {
        try {
            var file = folder.resolve(model.fileName());
            return Files.exists(file) && Files.size(file) == model.size() ? new Ready(file) : download(model, file);
        } catch (IOException fault) {
            var reason = Optional.ofNullable(fault.getMessage()).orElse("no details");
            return new Unavailable(fault.getClass().getSimpleName() + ": " + reason);
        }
    }

    private Outcome download(PublishedModel model, Path file) throws IOException {
        Files.createDirectories(folder);
        var part = folder.resolve(model.fileName() + ".part");
        try (var channel = FileChannel.open(
                        part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var lock = lock(channel)) {
            if (lock == null) {
                return new Unavailable("another process is downloading it");
            }
            try {
                return download(model, part, channel, file);
            } finally {
                // Only while it is locked: an empty file may be another process' download that just begins.
                if (channel.size() == 0) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private Outcome download(PublishedModel model, Path part, FileChannel channel, Path file) throws IOException {
        if (channel.size() < model.size()) {
            receive(model, channel);
        }
        if (channel.size() < model.size()) {
            return new Unavailable(
                    "the connection broke after " + channel.size() + " bytes; the next start goes on there");
        }
        if (!sha256(channel).equals(model.sha256())) {
            channel.truncate(0);
            return new Unavailable("the downloaded file has the wrong checksum and was thrown away");
        }
        channel.force(true);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Ready(file);
    }

    private void receive(PublishedModel model, FileChannel channel) throws IOException {
        long have = channel.size();
        var connection = connect(model, have);
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_PARTIAL) {
                throw new IOException("the server answered " + status);
            }
            if (status == HttpURLConnection.HTTP_OK) {
                channel.truncate(0);
            }
            try (var body = connection.getInputStream()) {
                append(body, model, channel);
            }
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection connect(PublishedModel model, long have) throws IOException {
        var address = URI.create(source + "/" + model.fileName()).toURL();
        var connection = (HttpURLConnection) address.openConnection();
        connection.setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
        connection.setReadTimeout(Math.toIntExact(SILENCE.toMillis()));
        if (have > 0) {
            connection.setRequestProperty("Range", "bytes=" + have + "-");
        }
        return connection;
    }

    /** Appends until the body ends or breaks off; what has arrived stays for the next time. */
    private void append(InputStream body, PublishedModel model, FileChannel channel) throws IOException {
        var buffer = new byte[BUFFER];
        long size = channel.size();
        channel.position(size);
        progress.begin(model.fileName(), model.size());
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            size += read;
            if (size > model.size()) {
                throw new IOException("more bytes than the model has");
            }
            var bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            progress.at(size);
        }
        progress.end();
    }

    private static String sha256(FileChannel channel) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = ByteBuffer.allocate(BUFFER);
            channel.position(0);
            while (channel.read(buffer) >= 0) {
                buffer.flip();
                digest.update(buffer);
                buffer.clear();
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
