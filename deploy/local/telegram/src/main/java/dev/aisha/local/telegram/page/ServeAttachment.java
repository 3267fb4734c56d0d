package dev.aisha.local.telegram.page;

import dev.aisha.local.telegram.chat.Attachment;
import dev.aisha.local.telegram.files.FileStore;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hands an attached file to the page: sound and pictures to play, in ranges; all else only to be saved. */
final class ServeAttachment {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15})-(\\d{0,15})");

    private final FileStore files;

    ServeAttachment(FileStore files) {
        this.files = files;
    }

    void serve(RoutingContext context) {
        var fileId = Objects.requireNonNull(context.pathParam("file"));
        var attachment = files.find(fileId);
        var path = files.path(fileId).filter(Files::isRegularFile);
        if (attachment.isEmpty() || path.isEmpty()) {
            context.fail(404);
            return;
        }
        putHeaders(context, attachment.get());
        sendRange(context, path.get());
    }

    private static void putHeaders(RoutingContext context, Attachment attachment) {
        var response = context.response();
        response.putHeader("Content-Type", playable(attachment))
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("Cache-Control", "private, max-age=3600");
        if (attachment.fileName() != null) {
            var name = URLEncoder.encode(attachment.fileName(), StandardCharsets.UTF_8)
                    .replace("+", "%20");
            response.putHeader("Content-Disposition", "attachment; filename*=UTF-8''" + name);
        }
    }

    private static String playable(Attachment attachment) {
        var type = attachment.mimeType();
        return switch (attachment.kind()) {
            case VIDEO_NOTE -> "video/mp4";
            case VOICE, AUDIO, VIDEO ->
                type != null && type.matches("(audio|video)/[\\w.+-]+") ? type : "application/octet-stream";
            case DOCUMENT -> "application/octet-stream";
        };
    }

    private static void sendRange(RoutingContext context, Path path) {
        long size = size(path);
        var range = context.request().getHeader("Range");
        Matcher asked = RANGE.matcher(range == null ? "" : range);
        if (!asked.matches()) {
            context.response().sendFile(path.toString());
            return;
        }
        long first = Long.parseLong(asked.group(1));
        long last = asked.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(asked.group(2)), size - 1);
        if (first > last) {
            context.response().putHeader("Content-Range", "bytes */" + size);
            context.fail(416);
            return;
        }
        context.response()
                .setStatusCode(206)
                .putHeader("Content-Range", "bytes " + first + "-" + last + "/" + size)
                .sendFile(path.toString(), first, last - first + 1);
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
