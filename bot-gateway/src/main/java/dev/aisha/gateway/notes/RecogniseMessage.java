package dev.aisha.gateway.notes;

import dev.aisha.contract.MediaKind;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.IncomingMessage;
import dev.aisha.gateway.telegram.IncomingMessage.Attachment;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what a message asks for: a transcription, a command, a helpful word, or nothing. */
public final class RecogniseMessage {
    private static final Pattern COMMAND =
            Pattern.compile("/(?<name>[A-Za-z0-9_]{1,32})(@\\w+)?(\\s(?<argument>.*))?", Pattern.DOTALL);

    /** Names under which people send sound; documents often carry no usable type. */
    private static final Set<String> EXTENSIONS = Set.of(
            "3gp", "aac", "aif", "aiff", "amr", "avi", "caf", "flac", "m4a", "m4b", "m4v", "mka", "mkv", "mov", "mp2",
            "mp3", "mp4", "mpeg", "mpg", "mpga", "oga", "ogg", "ogv", "opus", "wav", "weba", "webm", "wma", "wmv");

    /** Sound containers whose type does not begin with audio or video. */
    private static final Set<String> FURTHER_TYPES = Set.of("application/ogg", "application/x-matroska");

    /** Lists of addresses, not sound. */
    private static final Set<String> PLAYLISTS = Set.of(
            "audio/x-mpegurl", "audio/mpegurl", "audio/x-scpls", "audio/scpls", "video/x-ms-asx", "audio/x-ms-wax");

    /** Billing holds no more for one job; whoever announces it is not to be believed. */
    private static final Duration LONGEST_BELIEVED = Duration.ofSeconds(1_000_000);

    private RecogniseMessage() {}

    /** What a message asks for. */
    public sealed interface Meaning {
        /** Turn this into text. */
        record Transcribe(Note note) implements Meaning {}

        /**
         * A command.
         *
         * @param name in lower case, without slash
         * @param argument what stands behind it, stripped; empty where there is nothing
         */
        record Command(String name, String argument, ChatMessage message, Sender sender) implements Meaning {}

        /** Something that Aisha does nothing with; its sender is told what she does. */
        record Chatter(ChatMessage message, Sender sender) implements Meaning {}

        /** Nothing that needs an answer: group talk, service messages, other bots. */
        record Nothing() implements Meaning {}
    }

    /** What {@code message} asks for. */
    public static Meaning recognise(IncomingMessage message) {
        if (!message.privateChat()
                || message.sender() == null
                || message.sender().bot()) {
            return new Meaning.Nothing();
        }
        ChatMessage place = new ChatMessage(message.chatId(), message.messageId());
        Sender sender = new Sender(
                message.sender().id(),
                message.sender().username(),
                message.sender().firstName(),
                message.sender().languageCode());
        Optional<MediaKind> kind = Optional.ofNullable(message.attachment()).flatMap(RecogniseMessage::kind);
        if (message.attachment() != null && kind.isPresent()) {
            return new Meaning.Transcribe(note(message.attachment(), kind.get(), place, sender));
        }
        if (message.text() != null) {
            Matcher command = COMMAND.matcher(message.text());
            if (command.matches()) {
                return new Meaning.Command(
                        command.group("name").toLowerCase(Locale.ROOT), argument(command), place, sender);
            }
        }
        return message.sentByHand() ? new Meaning.Chatter(place, sender) : new Meaning.Nothing();
    }

    private static String argument(Matcher command) {
        @Nullable String argument = command.group("argument");
        return argument == null ? "" : argument.strip();
    }

    private static Note note(Attachment attachment, MediaKind kind, ChatMessage place, Sender sender) {
        return new Note(
                place,
                sender,
                kind,
                attachment.fileId(),
                attachment.fileName(),
                attachment.mimeType(),
                attachment.fileSize(),
                believed(attachment.duration()));
    }

    private static @Nullable Duration believed(@Nullable Duration announced) {
        return announced != null && announced.compareTo(LONGEST_BELIEVED) <= 0 ? announced : null;
    }

    private static Optional<MediaKind> kind(Attachment attachment) {
        return switch (attachment.field()) {
            case VOICE -> Optional.of(MediaKind.VOICE);
            case AUDIO -> Optional.of(MediaKind.AUDIO);
            case VIDEO_NOTE -> Optional.of(MediaKind.VIDEO_NOTE);
            case VIDEO -> Optional.of(MediaKind.VIDEO);
            case DOCUMENT -> saysItIsSound(attachment) ? Optional.of(MediaKind.DOCUMENT) : Optional.empty();
        };
    }

    private static boolean saysItIsSound(Attachment document) {
        String type = document.mimeType() == null ? "" : document.mimeType().toLowerCase(Locale.ROOT);
        if (PLAYLISTS.contains(type)) {
            return false;
        }
        return type.startsWith("audio/")
                || type.startsWith("video/")
                || FURTHER_TYPES.contains(type)
                || EXTENSIONS.contains(extension(document.fileName()));
    }

    private static String extension(@Nullable String fileName) {
        if (fileName == null) {
            return "";
        }
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
