package dev.aisha.gateway.notes;

import dev.aisha.contract.MediaKind;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.IncomingMessage;
import dev.aisha.gateway.telegram.IncomingMessage.Attachment;
import dev.aisha.gateway.telegram.IncomingMessage.Authorship;
import dev.aisha.gateway.telegram.IncomingMessage.From;
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
            Pattern.compile("/(?<name>[A-Za-z0-9_]{1,32})(@(?<bot>\\w+))?(\\s(?<argument>.*))?", Pattern.DOTALL);

    /** Asks for the text of the note that it answers. */
    private static final String TEXT = "text";

    /** What an administrator might ask in the name of a group. */
    private static final Set<String> FOR_GROUPS = Set.of(TEXT, "group");

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
         * Somebody asks for the text of a note, which may be another's.
         *
         * @param note as if whoever asks had sent it
         */
        record Asked(Note note) implements Meaning {}

        /** A note that came in a group, for whose text nobody asks. */
        record Overheard(Note note) implements Meaning {}

        /**
         * A command in a group.
         *
         * @param toUs whether it names this bot
         */
        record GroupCommand(String name, String argument, ChatMessage message, Sender sender, boolean toUs)
                implements Meaning {}

        /** A command of an administrator who does not show who they are. */
        record Anonymous(ChatMessage message) implements Meaning {}

        /**
         * A command.
         *
         * @param name in lower case, without slash
         * @param argument what stands behind it, stripped; empty where there is nothing
         */
        record Command(String name, String argument, ChatMessage message, Sender sender) implements Meaning {}

        /** Something that Aisha does nothing with; its sender is told what she does. */
        record Chatter(ChatMessage message, Sender sender) implements Meaning {}

        /** Nothing that needs an answer: group talk, service messages, other bots and what is meant for them. */
        record Nothing() implements Meaning {}
    }

    /**
     * What {@code message} asks for.
     *
     * @param botName the bot's username, without {@code @}; empty where nobody knows it, and nothing can be meant for it by
     *     name
     */
    public static Meaning recognise(IncomingMessage message, Optional<String> botName) {
        return switch (message.place()) {
            case PRIVATE -> inPrivate(message, botName);
            case GROUP -> inGroup(message, botName);
            case CHANNEL -> new Meaning.Nothing();
        };
    }

    private static Meaning inPrivate(IncomingMessage message, Optional<String> botName) {
        Sender sender = person(message);
        if (sender == null) {
            return new Meaning.Nothing();
        }
        Optional<Note> note = note(message.attachment(), message.messageId(), message, sender);
        if (note.isPresent()) {
            return new Meaning.Transcribe(note.get());
        }
        Given command = command(message, botName);
        if (command == null) {
            return message.sentByHand() ? new Meaning.Chatter(place(message), sender) : new Meaning.Nothing();
        }
        if (command.to() == Addressee.OTHERS && botName.isPresent()) {
            return new Meaning.Nothing();
        }
        return asked(command, message, sender)
                .orElseGet(() -> new Meaning.Command(command.name(), command.argument(), place(message), sender));
    }

    /** Whoever is not meant is silent: that is most of what is said in groups. */
    private static Meaning inGroup(IncomingMessage message, Optional<String> botName) {
        Given command = command(message, botName);
        if (command != null && command.to() == Addressee.OTHERS) {
            return new Meaning.Nothing();
        }
        Sender sender = person(message);
        if (sender == null) {
            boolean asks = command != null && FOR_GROUPS.contains(command.name());
            return asks && message.authorship() == Authorship.GROUP
                    ? new Meaning.Anonymous(place(message))
                    : new Meaning.Nothing();
        }
        if (command != null) {
            return asked(command, message, sender)
                    .orElseGet(() -> new Meaning.GroupCommand(
                            command.name(), command.argument(), place(message), sender, command.to() == Addressee.US));
        }
        Optional<Note> own = note(message.attachment(), message.messageId(), message, sender);
        if (botName.filter(name -> message.mentions().contains(name.toLowerCase(Locale.ROOT)))
                .isPresent()) {
            return own.or(() -> replied(message, sender))
                    .<Meaning>map(Meaning.Asked::new)
                    .orElseGet(Meaning.Nothing::new);
        }
        return own.<Meaning>map(Meaning.Overheard::new).orElseGet(Meaning.Nothing::new);
    }

    private static Optional<Meaning> asked(Given command, IncomingMessage message, Sender sender) {
        return command.name().equals(TEXT) ? replied(message, sender).map(Meaning.Asked::new) : Optional.empty();
    }

    private static Optional<Note> replied(IncomingMessage message, Sender asker) {
        return Optional.ofNullable(message.repliesTo())
                .flatMap(to -> note(to.attachment(), to.messageId(), message, asker));
    }

    private static ChatMessage place(IncomingMessage message) {
        return new ChatMessage(message.chatId(), message.messageId());
    }

    /** Null where it is a bot, or nobody in person. */
    private static @Nullable Sender person(IncomingMessage message) {
        From from = message.sender();
        return from == null || from.bot() || message.authorship() != Authorship.OWN
                ? null
                : new Sender(from.id(), from.username(), from.firstName(), from.languageCode());
    }

    /** Whom a command names. */
    private enum Addressee {
        NOBODY,
        US,
        OTHERS
    }

    private record Given(String name, String argument, Addressee to) {}

    private static @Nullable Given command(IncomingMessage message, Optional<String> botName) {
        Matcher command = COMMAND.matcher(message.text() == null ? "" : message.text());
        return command.matches()
                ? new Given(
                        command.group("name").toLowerCase(Locale.ROOT),
                        argument(command),
                        addressee(command.group("bot"), botName))
                : null;
    }

    private static Addressee addressee(@Nullable String named, Optional<String> botName) {
        if (named == null) {
            return Addressee.NOBODY;
        }
        return botName.filter(named::equalsIgnoreCase).isPresent() ? Addressee.US : Addressee.OTHERS;
    }

    private static String argument(Matcher command) {
        @Nullable String argument = command.group("argument");
        return argument == null ? "" : argument.strip();
    }

    /** The note in an attachment of this message or of one that it answers; empty where there is none. */
    private static Optional<Note> note(
            @Nullable Attachment attachment, long messageId, IncomingMessage message, Sender sender) {
        return attachment == null
                ? Optional.empty()
                : kind(attachment)
                        .map(kind -> note(attachment, kind, new ChatMessage(message.chatId(), messageId), sender));
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
