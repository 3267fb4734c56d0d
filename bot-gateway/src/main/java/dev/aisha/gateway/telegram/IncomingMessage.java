package dev.aisha.gateway.telegram;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message as somebody sent it, reduced to what Aisha looks at. Every text in it is untrusted.
 *
 * @param place the kind of chat that it came in
 * @param sender null in channels
 * @param authorship whether its sender is who wrote it
 * @param text of a text message; captions do not count
 * @param mentions usernames in its text or caption, in lower case, without {@code @}
 * @param attachment the file in it, if it may hold sound
 * @param repliesTo the message that it answers; null where it answers none of this chat
 * @param sentByHand whether a person sent it, as opposed to Telegram telling of pins, payments and members
 */
public record IncomingMessage(
        long chatId,
        Place place,
        long messageId,
        @Nullable From sender,
        Authorship authorship,
        @Nullable String text,
        Set<String> mentions,
        @Nullable Attachment attachment,
        @Nullable Replied repliesTo,
        boolean sentByHand)
        implements IncomingUpdate.Content {

    public IncomingMessage {
        mentions = Set.copyOf(mentions);
    }

    /** Kinds of chats. */
    public enum Place {
        /** Of one person with the bot. */
        PRIVATE,
        /** A group or a supergroup. */
        GROUP,
        CHANNEL
    }

    /** Who has written a message. */
    public enum Authorship {
        /** The sender, under their own name. */
        OWN,
        /** An administrator in the name of the group; nobody is told who. */
        GROUP,
        /** Another chat, such as the channel that belongs to a group. */
        CHAT
    }

    /** A user or bot. */
    public record From(
            long id,
            boolean bot,
            @Nullable String username,
            @Nullable String firstName,
            @Nullable String languageCode) {}

    /** A message that is answered, and the file in it, if that may hold sound. */
    public record Replied(long messageId, @Nullable Attachment attachment) {}

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
