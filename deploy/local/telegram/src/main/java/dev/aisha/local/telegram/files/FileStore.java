package dev.aisha.local.telegram.files;

import dev.aisha.local.telegram.chat.Attachment;
import dev.aisha.local.telegram.chat.AttachmentKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps files in a folder. Bounded: once more than {@link #MAX_TOTAL} bytes are kept, the oldest files go. */
public final class FileStore {

    /** Bytes kept in all. */
    public static final long MAX_TOTAL = 2L << 30;

    /** How long a link made by {@link #link} is good; Telegram guarantees an hour. */
    public static final Duration LINK_LIFE = Duration.ofHours(1);

    private static final int UNIQUE_ID_BYTES = 11;
    private static final int FILE_ID_BYTES = 48;

    private final Path folder;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, KeptFile> byFileId = new LinkedHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private long total;
    private int nextNumber;

    public FileStore(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Takes a file over: {@code source} is moved away.
     *
     * @param description everything about it but ids and size, which are given here
     */
    public synchronized Attachment take(Path source, Description description) {
        var kind = description.kind();
        var number = nextNumber++;
        var path = kind.folder() + "/file_" + number + extension(description);
        try {
            var target = folder.resolve(path);
            Files.createDirectories(folder.resolve(kind.folder()));
            Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
            var attachment = new Attachment(
                    kind,
                    kind.idPrefix() + id(FILE_ID_BYTES),
                    "AgAD" + id(UNIQUE_ID_BYTES),
                    Files.size(target),
                    description.fileName(),
                    description.mimeType(),
                    description.seconds(),
                    description.width(),
                    description.height());
            byFileId.put(attachment.fileId(), new KeptFile(attachment, path));
            total += attachment.size();
            forgetOldest();
            return attachment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file that the bot names by {@code fileId}. */
    public synchronized Optional<Attachment> find(String fileId) {
        return Optional.ofNullable(byFileId.get(fileId)).map(KeptFile::attachment);
    }

    /** Where the bytes of an attachment lie. */
    public synchronized Optional<Path> path(String fileId) {
        return Optional.ofNullable(byFileId.get(fileId)).map(file -> folder.resolve(file.path()));
    }

    /** Makes the relative path under which the file can be fetched for {@link #LINK_LIFE}. */
    public synchronized Optional<String> link(String fileId) {
        var now = clock.instant();
        links.values().removeIf(link -> link.until().isBefore(now));
        var file = byFileId.get(fileId);
        if (file == null) {
            return Optional.empty();
        }
        links.put(file.path(), new Link(now.plus(LINK_LIFE)));
        return Optional.of(file.path());
    }

    /** The file behind a path that {@link #link} made and that is still good. */
    public synchronized Optional<Path> linked(String path) {
        var link = links.get(path);
        if (link == null || link.until().isBefore(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(folder.resolve(path)).filter(Files::isRegularFile);
    }

    /** An empty file in the store's own folder for bytes on their way in. */
    public Path incoming() {
        try {
            Files.createDirectories(folder);
            return Files.createTempFile(folder, "incoming", ".part");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What can be kept on disk and given to {@link #restore}. */
    public synchronized List<KeptFile> snapshot() {
        return new ArrayList<>(byFileId.values());
    }

    /** Takes up kept files, those of them that are still in the folder. */
    public synchronized void restore(List<KeptFile> kept) {
        for (var file : kept) {
            var number = file.path().replaceFirst(".*/file_(\\d+).*", "$1");
            nextNumber = Math.max(nextNumber, Integer.parseInt(number) + 1);
            if (Files.isRegularFile(folder.resolve(file.path()))) {
                byFileId.put(file.attachment().fileId(), file);
                total += file.attachment().size();
            }
        }
    }

    private void forgetOldest() throws IOException {
        var oldest = byFileId.values().iterator();
        while (total > MAX_TOTAL && byFileId.size() > 1 && oldest.hasNext()) {
            var file = oldest.next();
            oldest.remove();
            total -= file.attachment().size();
            links.remove(file.path());
            Files.deleteIfExists(folder.resolve(file.path()));
        }
    }

    private String id(int bytes) {
        var raw = new byte[bytes];
        random.nextBytes(raw);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    private static String extension(Description description) {
        var name = description.fileName();
        if (name != null && name.lastIndexOf('.') > 0) {
            var extension = name.substring(name.lastIndexOf('.')).toLowerCase(Locale.ROOT);
            return extension.matches("\\.[a-z0-9]{1,8}") ? extension : "";
        }
        return switch (description.kind()) {
            case VOICE -> "audio/webm".equals(description.mimeType()) ? ".webm" : ".oga";
            case AUDIO -> ".mp3";
            case VIDEO, VIDEO_NOTE -> ".mp4";
            case DOCUMENT -> "";
        };
    }

    /**
     * What the sender says about a file.
     *
     * @param seconds 0 for documents
     * @param width pixels, 0 where there is no picture
     */
    public record Description(
            AttachmentKind kind,
            @Nullable String fileName,
            @Nullable String mimeType,
            int seconds,
            int width,
            int height) {}

    /** A file as the index remembers it; {@code path} is relative to the store's folder. */
    public record KeptFile(Attachment attachment, String path) {}

    private record Link(Instant until) {}
}
