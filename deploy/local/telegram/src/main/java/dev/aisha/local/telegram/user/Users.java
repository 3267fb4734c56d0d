package dev.aisha.local.telegram.user;

import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Draft;
import dev.aisha.local.telegram.chat.FormattedText;
import dev.aisha.local.telegram.chat.Person;
import dev.aisha.local.telegram.files.FileStore;
import dev.aisha.local.telegram.files.FileStore.Description;
import dev.aisha.local.telegram.stars.Checkout;
import dev.aisha.local.telegram.text.DetectEntities;
import dev.aisha.local.telegram.updates.TellBot;
import dev.aisha.local.telegram.updates.UpdateQueue;
import dev.aisha.local.telegram.wire.TelegramJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people of this Telegram, and what they do. */
public final class Users {

    /** UTF-16 units of a message; Telegram's apps split what is longer. */
    public static final int MAX_TEXT = 4096;

    private final Chats chats;
    private final FileStore files;
    private final UpdateQueue updates;
    private final TellBot tellBot;
    private final TelegramJson json;
    private final PressedButtons pressed;
    private final Checkout checkout;

    public Users(
            Chats chats,
            FileStore files,
            UpdateQueue updates,
            TellBot tellBot,
            TelegramJson json,
            PressedButtons pressed,
            Checkout checkout) {
        this.chats = chats;
        this.files = files;
        this.updates = updates;
        this.tellBot = tellBot;
        this.json = json;
        this.pressed = pressed;
        this.checkout = checkout;
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

    Checkout checkout() {
        return checkout;
    }

    ChatMessage say(long userId, String text, @Nullable Long replyTo) {
        var said = text.strip();
        if (said.isEmpty() || said.length() > MAX_TEXT) {
            throw new IllegalArgumentException("a text has 1 to " + MAX_TEXT + " characters, not " + said.length());
        }
        return tellBot.post(userId, false, Draft.text(new FormattedText(said, DetectEntities.in(said)), replyTo));
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
        return tellBot.post(userId, false, Draft.file(files.take(file, description)));
    }

    String press(long userId, long messageId, Button button) {
        if (button.pay()) {
            return checkout.press(userId, messageId);
        }
        var data = button.callbackData();
        if (data == null) {
            throw new IllegalArgumentException("the button tells the bot nothing: " + button.text());
        }
        return tellBot.inOrder(() -> {
            var message =
                    chats.message(userId, messageId).orElseThrow(() -> new IllegalArgumentException("no message"));
            var queryId = pressed.press(userId);
            updates.add("callback_query", userId, messageId, json.callbackQuery(queryId, userId, message, data));
            return queryId;
        });
    }

    Person block(long userId, boolean blocked) {
        return tellBot.inOrder(() -> {
            var person = chats.block(userId, blocked);
            updates.add("my_chat_member", userId, 0, json.botBlocked(person, blocked));
            return person;
        });
    }
}
