package dev.aisha.local.telegram.user;

import dev.aisha.local.telegram.chat.AttachmentKind;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatEvent;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.chat.Draft;
import dev.aisha.local.telegram.chat.FormattedText;
import dev.aisha.local.telegram.chat.Group;
import dev.aisha.local.telegram.chat.Group.BotPlace;
import dev.aisha.local.telegram.files.FileStore.Description;
import dev.aisha.local.telegram.text.DetectEntities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A group with the bot in it, as a test moves its members. Every act returns once the bot's update is queued, if the bot is
 * told of it: see {@link dev.aisha.local.telegram.updates.HearInGroup}.
 */
public final class LocalGroup {

    private final long id;
    private final Groups groups;

    LocalGroup(long id, Groups groups) {
        this.id = id;
        this.groups = groups;
    }

    /** Telegram's id of the group, below zero. */
    public long id() {
        return id;
    }

    /** How the group stands now. */
    public Group group() {
        return groups.group(id);
    }

    /** Somebody comes in. */
    public LocalGroup join(LocalUser user) {
        groups.join(id, user.id());
        return this;
    }

    /** Somebody goes. */
    public void leave(LocalUser user) {
        groups.leave(id, user.id());
    }

    /** Makes an administrator of a member. */
    public LocalGroup promote(LocalUser user) {
        groups.promote(id, user.id(), true);
        return this;
    }

    /** Makes an administrator a member like all others. */
    public void demote(LocalUser user) {
        groups.promote(id, user.id(), false);
    }

    /** Makes an administrator of the bot, which is told of every message from then on. */
    public LocalGroup promoteBot(LocalUser by) {
        groups.moveBot(id, by.id(), BotPlace.ADMINISTRATOR);
        return this;
    }

    /** Shuts the bot out: it cannot write any more (403), and is told. */
    public void removeBot(LocalUser by) {
        groups.moveBot(id, by.id(), BotPlace.OUTSIDE);
    }

    /** Lets the bot in again. */
    public void addBot(LocalUser by) {
        groups.moveBot(id, by.id(), BotPlace.MEMBER);
    }

    /** Becomes a supergroup, which is another group with the same people; the bot is told. */
    public LocalGroup upgrade(LocalUser by) {
        return groups.upgrade(id, by.id());
    }

    /** A member writes a text. */
    public ChatMessage send(LocalUser user, String text) {
        return groups.post(id, user.id(), Draft.text(content(text), null));
    }

    /** A member writes a text as an answer to a message of the group. */
    public ChatMessage reply(LocalUser user, ChatMessage to, String text) {
        return groups.post(id, user.id(), Draft.text(content(text), to.id()));
    }

    /** An administrator writes as the group itself, with an answer to a message or, where it is null, without. */
    public ChatMessage sendAnonymously(String text, @Nullable ChatMessage to) {
        return groups.post(id, null, Draft.text(content(text), to == null ? null : to.id()));
    }

    /** A member sends a voice message; Telegram's apps record {@code audio/ogg}. */
    public ChatMessage sendVoice(LocalUser user, byte[] bytes, Duration duration) {
        return sendVoice(user, bytes, duration, "");
    }

    /** As {@link #sendVoice(LocalUser, byte[], Duration)}, with a caption. */
    public ChatMessage sendVoice(LocalUser user, byte[] bytes, Duration duration, String caption) {
        return sendFile(user, bytes, voice(duration), caption, null);
    }

    /** An administrator sends a voice message as the group itself. */
    public ChatMessage sendVoiceAnonymously(byte[] bytes, Duration duration) {
        return groups.post(id, null, Draft.file(groups.files().take(incoming(bytes), voice(duration))));
    }

    /** A member sends bytes as the file described, with a caption that may be empty. */
    public ChatMessage sendFile(
            LocalUser user, byte[] bytes, Description description, String caption, @Nullable Long replyTo) {
        return handOver(user, incoming(bytes), description, caption, replyTo);
    }

    /** A member sends a file as described, which is gone from where it lay. */
    public ChatMessage handOver(
            LocalUser user, Path file, Description description, String caption, @Nullable Long replyTo) {
        var draft = Draft.file(groups.files().take(file, description));
        return groups.post(id, user.id(), draft.saying(content(caption), replyTo));
    }

    private Path incoming(byte[] bytes) {
        try {
            return Files.write(groups.files().incoming(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link LocalUser#press(ChatMessage, String)}, by a member. */
    public String press(LocalUser user, ChatMessage message, String textOrData) {
        var button = groups.chats()
                .message(id, message.id())
                .flatMap(now -> now.button(textOrData))
                .orElseThrow(() -> new IllegalArgumentException("no button " + textOrData));
        return press(user, message.id(), button);
    }

    /** A member presses this button of the message with this id. */
    public String press(LocalUser user, long messageId, Button button) {
        return groups.press(id, user.id(), messageId, button);
    }

    /** What is in the group now, oldest first, as edited and without what was deleted. */
    public List<ChatMessage> messages() {
        return groups.chats().messages(id);
    }

    /** What is in the group from the bot now, oldest first. */
    public List<ChatMessage> fromBot() {
        return messages().stream().filter(ChatMessage::fromBot).toList();
    }

    /**
     * The first message of the bot in this group that matches at some moment, or that comes to match within {@code
     * atMost}.
     *
     * @throws dev.aisha.local.telegram.chat.Journal.NothingCame if none did in time
     */
    public ChatMessage awaitFromBot(Predicate<ChatMessage> wanted, Duration atMost) {
        var event = groups.chats()
                .events()
                .await(
                        each -> written(each)
                                .filter(message -> message.chatId() == id && message.fromBot())
                                .filter(wanted)
                                .isPresent(),
                        atMost);
        return written(event).orElseThrow();
    }

    private static Optional<ChatMessage> written(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Sent sent -> Optional.of(sent.message());
            case ChatEvent.Edited edited -> Optional.of(edited.message());
            case ChatEvent.Deleted ignored -> Optional.empty();
            case ChatEvent.PersonChanged ignored -> Optional.empty();
            case ChatEvent.BotActing ignored -> Optional.empty();
            case ChatEvent.PressAnswered ignored -> Optional.empty();
        };
    }

    private static Description voice(Duration duration) {
        return new Description(AttachmentKind.VOICE, null, "audio/ogg", Math.toIntExact(duration.toSeconds()), 0, 0);
    }

    private static FormattedText content(String text) {
        if (text.length() > Users.MAX_TEXT) {
            throw new IllegalArgumentException("a text has up to " + Users.MAX_TEXT + " characters");
        }
        return new FormattedText(text, DetectEntities.in(text));
    }
}
