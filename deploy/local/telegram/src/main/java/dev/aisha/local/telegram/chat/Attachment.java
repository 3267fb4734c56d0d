package dev.aisha.local.telegram.chat;

import org.jspecify.annotations.Nullable;

/**
 * A file in a message.
 *
 * @param fileId what the bot names the file by
 * @param fileUniqueId the same for every copy of the file
 * @param size bytes
 * @param fileName null for voice messages and video notes, as in Telegram
 * @param mimeType null for video notes, as in Telegram
 * @param seconds the duration that the sender stated; 0 for documents
 * @param width pixels; a video note's diameter; 0 where there is no picture
 * @param height pixels; 0 where there is no picture
 */
public record Attachment(
        AttachmentKind kind,
        String fileId,
        String fileUniqueId,
        long size,
        @Nullable String fileName,
        @Nullable String mimeType,
        int seconds,
        int width,
        int height) {}
