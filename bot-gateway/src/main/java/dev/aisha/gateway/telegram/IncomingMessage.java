package dev.aisha.gateway.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A message as somebody sent it, reduced to what Aisha looks at. Every text in it is untrusted.
 *
 * @param privateChat whether it came in a chat of one person with the bot
 * @param sender null in channels
 * @param text of a text message; captions do not count
 * @param attachment the file in it, if it may hold sound
 * @param sentByHand whether a person sent it, as opposed to Telegram telling of pins, payments and members
 */
public record IncomingMessage(
        long chatId,
        boolean privateChat,
        long messageId,
        @Nullable From sender,
        @Nullable String text,
        @Nullable Attachment attachment,
        boolean sentByHand)
        implements IncomingUpdate.Content {

    /** A user or bot. */
    public record From(
            long id,
            boolean bot,
            @Nullable String username,
            @Nullable String firstName,
            @Nullable String languageCode) {}

    /**
     * A file.
     *
     * @param field the message field that it came in
     * @param fileSize bytes, null where Telegram did not say
     * @param duration null where the field has none
     */
    public record Attachment(
            Field field,
            String fileId,
            @Nullable String fileName,
            @Nullable String mimeType,
            @Nullable Long fileSize,
            @Nullable Duration duration) {

        /** Message fields with files that may hold sound. */
        public enum Field {
            VOICE,
            AUDIO,
            VIDEO_NOTE,
            VIDEO,
            DOCUMENT
        }
    }
}
