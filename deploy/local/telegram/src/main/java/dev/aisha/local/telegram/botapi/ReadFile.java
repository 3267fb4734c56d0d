package dev.aisha.local.telegram.botapi;

import dev.aisha.local.telegram.botapi.RawRequest.Upload;
import dev.aisha.local.telegram.chat.Attachment;
import dev.aisha.local.telegram.chat.AttachmentKind;
import dev.aisha.local.telegram.files.FileStore;
import dev.aisha.local.telegram.files.FileStore.Description;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/** Takes a file that the bot sends: one that it uploads, or one that Telegram has already and that it names. */
final class ReadFile {

    /** Bytes that a bot may upload (https://core.telegram.org/bots/api#sending-files). */
    static final long MAX_UPLOAD = 50L * 1024 * 1024;

    private final FileStore files;

    ReadFile(FileStore files) {
        this.files = files;
    }

    Attachment read(AttachmentKind kind, String fileId, Optional<Upload> upload, int seconds) {
        return upload.map(file -> store(kind, file, seconds)).orElseGet(() -> known(kind, fileId));
    }

    private Attachment store(AttachmentKind kind, Upload upload, int seconds) {
        long size = size(upload);
        if (size == 0) {
            throw Refusal.badRequest("file must be non-empty");
        }
        if (size > MAX_UPLOAD) {
            throw new Refusal(413, "Request Entity Too Large");
        }
        boolean named = kind != AttachmentKind.VOICE;
        return files.take(
                upload.file(),
                new Description(kind, named ? upload.fileName() : null, upload.contentType(), seconds, 0, 0));
    }

    private Attachment known(AttachmentKind kind, String fileId) {
        if (fileId.startsWith("attach://")) {
            throw Refusal.badRequest("can't parse InputMedia: media not found");
        }
        if (fileId.startsWith("http://") || fileId.startsWith("https://")) {
            throw Refusal.badRequest("failed to get HTTP URL content");
        }
        return files.find(fileId)
                .filter(file -> file.kind() == kind)
                .orElseThrow(() -> Refusal.badRequest("wrong file identifier/HTTP URL specified"));
    }

    private static long size(Upload upload) {
        try {
            return Files.size(upload.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
