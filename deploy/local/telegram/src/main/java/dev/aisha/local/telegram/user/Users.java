package dev.aisha.local.telegram.user;

import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Draft;
import dev.aisha.local.telegram.chat.FormattedText;
import dev.aisha.local.telegram.chat.Person;
import dev.aisha.local.telegram.files.FileStore;
import dev.aisha.local.telegram.files.FileStore.Description;
import dev.aisha.local.telegram.text.DetectEntities;
import dev.aisha.local.telegram.updates.UpdateQueue;
import dev.aisha.local.telegram.wire.TelegramJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The people of this Telegram. What one does and the update about it are one step, so that both have the same order. */
public final class Users {

    /** UTF-16 units of a message; Telegram's apps split what is longer. */
    public static final int MAX_TEXT = 4096;

    private final ReentrantLock order = new ReentrantLock();
    private final Chats chats;
    private final FileStore files;
    private final UpdateQueue updates;
    private final TelegramJson json;
    private final PressedButtons pressed;

    public Users(Chats chats, FileStore files, UpdateQueue updates, TelegramJson json, PressedButtons pressed) {
        this.chats = chats;
        this.files = files;
        this.updates = updates;
        this.json = json;
        this.pressed = pressed;
    }

    public LocalUser join(String firstName, @Nullable String username, String languageCode) {
        return of(chats.join(firstName, username, languageCode));
    }

    public List<LocalUser> all() {
        return chats.people().stream().map(this::of).toList();
    }

    public Optional<LocalUser> find(long id) {
        return chats.person(id).map(this::of);
    }

    private LocalUser of(Person person) {
        return new LocalUser(person.id(), this);
    }

    Chats chats() {
        return chats;
    }

    ChatMessage say(long userId, String text, @Nullable Long replyTo) {
        var said = text.strip();
        if (said.isEmpty() || said.length() > MAX_TEXT) {
            throw new IllegalArgumentException("a text has 1 to " + MAX_TEXT + " characters, not " + said.length());
        }
        return post(userId, Draft.text(new FormattedText(said, DetectEntities.in(said)), replyTo));
    }

    ChatMessage sendCopy(long userId, Path file, Description description) {
        try {
            var copy = files.incoming();
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            return handOver(userId, copy, description);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ChatMessage sendBytes(long userId, byte[] bytes, Description description) {
        try {
            return handOver(userId, Files.write(files.incoming(), bytes), description);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ChatMessage handOver(long userId, Path file, Description description) {
        return post(userId, Draft.file(files.take(file, description)));
    }

    String press(long userId, long messageId, Button button) {
        var data = button.callbackData();
        if (data == null) {
            throw new IllegalArgumentException("the button tells the bot nothing: " + button.text());
        }
        order.lock();
        try {
            var message =
                    chats.message(userId, messageId).orElseThrow(() -> new IllegalArgumentException("no message"));
            var queryId = pressed.press(userId);
            updates.add("callback_query", userId, messageId, json.callbackQuery(queryId, message, data));
            return queryId;
        } finally {
            order.unlock();
        }
    }

    void block(long userId, boolean blocked) {
        order.lock();
        try {
            var person = chats.block(userId, blocked);
            updates.add("my_chat_member", userId, 0, json.botBlocked(person, blocked));
        } finally {
            order.unlock();
        }
    }

    private ChatMessage post(long userId, Draft draft) {
        order.lock();
        try {
            var message = chats.post(userId, false, draft);
            updates.add("message", userId, message.id(), json.message(message));
            return message;
        } finally {
            order.unlock();
        }
    }
}
