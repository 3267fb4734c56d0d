package dev.aisha.local.telegram.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Draft;
import dev.aisha.local.telegram.chat.Group;
import dev.aisha.local.telegram.chat.Group.BotPlace;
import dev.aisha.local.telegram.files.FileStore;
import dev.aisha.local.telegram.updates.HearInGroup;
import dev.aisha.local.telegram.updates.TellBot;
import dev.aisha.local.telegram.updates.UpdateQueue;
import dev.aisha.local.telegram.wire.TelegramJson;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The groups of this Telegram, and what happens in them. */
public final class Groups {

    private static final int MAX_TITLE = 128;

    private final Chats chats;
    private final FileStore files;
    private final UpdateQueue updates;
    private final TellBot tellBot;
    private final TelegramJson json;
    private final PressedButtons pressed;
    private final HearInGroup privacy;

    public Groups(
            Chats chats,
            FileStore files,
            UpdateQueue updates,
            TellBot tellBot,
            TelegramJson json,
            PressedButtons pressed,
            HearInGroup privacy) {
        this.chats = chats;
        this.files = files;
        this.updates = updates;
        this.tellBot = tellBot;
        this.json = json;
        this.pressed = pressed;
        this.privacy = privacy;
    }

    /** Makes a group with its first administrator and the bot in it. */
    public LocalGroup found(String title, boolean supergroup, LocalUser creator) {
        if (title.isBlank() || title.length() > MAX_TITLE) {
            throw new IllegalArgumentException("a title has 1 to " + MAX_TITLE + " characters");
        }
        return tellBot.inOrder(() -> {
            long id = chats.found(title, supergroup).id();
            chats.changeGroup(id, group -> group.with(creator.id()).administratedBy(creator.id(), true));
            moveBot(id, creator.id(), BotPlace.MEMBER);
            tellOf(id, creator.id(), supergroup ? "supergroup_chat_created" : "group_chat_created", BooleanNode.TRUE);
            return new LocalGroup(id, this);
        });
    }

    public List<LocalGroup> all() {
        return chats.groups().stream()
                .map(group -> new LocalGroup(group.id(), this))
                .toList();
    }

    public Optional<LocalGroup> find(long id) {
        return chats.group(id).map(group -> new LocalGroup(id, this));
    }

    Chats chats() {
        return chats;
    }

    Group group(long id) {
        return chats.group(id).orElseThrow();
    }

    void join(long groupId, long personId) {
        tellBot.inOrder(() -> {
            var group = chats.changeGroup(groupId, before -> before.with(personId));
            var people = JsonNodeFactory.instance.arrayNode();
            people.add(TelegramJson.user(chats.person(personId).orElseThrow()));
            tellOf(groupId, personId, "new_chat_members", people);
            return group;
        });
    }

    void leave(long groupId, long personId) {
        tellBot.inOrder(() -> {
            tellOf(
                    groupId,
                    personId,
                    "left_chat_member",
                    TelegramJson.user(chats.person(personId).orElseThrow()));
            return chats.changeGroup(groupId, before -> before.without(personId));
        });
    }

    void promote(long groupId, long personId, boolean administrator) {
        member(groupId, personId);
        chats.changeGroup(groupId, group -> group.administratedBy(personId, administrator));
    }

    /** Some administrator lets the bot in, makes an administrator of it, or shuts it out. */
    void moveBot(long groupId, long by, BotPlace place) {
        tellBot.inOrder(() -> {
            var before = group(groupId);
            var after = chats.changeGroup(groupId, group -> group.withBot(place));
            updates.add("my_chat_member", groupId, 0, json.botMoved(by, before, after));
            return after;
        });
    }

    /** The group becomes a supergroup; the bot is told in both, first in the old one. */
    LocalGroup upgrade(long groupId, long by) {
        return tellBot.inOrder(() -> {
            var after = chats.upgrade(groupId);
            tellOf(groupId, by, "migrate_to_chat_id", LongNode.valueOf(after.id()));
            tellOf(after.id(), by, "migrate_from_chat_id", LongNode.valueOf(groupId));
            return new LocalGroup(after.id(), this);
        });
    }

    /** Of these messages every bot that is in the group is told. */
    private void tellOf(long groupId, long by, String field, JsonNode value) {
        if (group(groupId).hasBot()) {
            long id = chats.skipMessage(groupId);
            updates.add("message", groupId, id, json.groupNews(groupId, id, by, field, value));
        }
    }

    /** @param sender null where an administrator writes anonymously */
    ChatMessage post(long groupId, @Nullable Long sender, Draft draft) {
        if (sender != null) {
            member(groupId, sender);
        }
        return tellBot.inOrder(() -> {
            var message = chats.postToGroup(groupId, sender, draft);
            if (privacy.hears(group(groupId), message)) {
                updates.add("message", groupId, message.id(), json.message(message));
            }
            return message;
        });
    }

    FileStore files() {
        return files;
    }

    String press(long groupId, long personId, long messageId, Button button) {
        var data = button.callbackData();
        if (data == null) {
            throw new IllegalArgumentException("the button tells the bot nothing: " + button.text());
        }
        return tellBot.inOrder(() -> {
            var message =
                    chats.message(groupId, messageId).orElseThrow(() -> new IllegalArgumentException("no message"));
            var queryId = pressed.press(groupId);
            updates.add("callback_query", groupId, messageId, json.callbackQuery(queryId, personId, message, data));
            return queryId;
        });
    }

    private void member(long groupId, long personId) {
        if (!group(groupId).members().contains(personId)) {
            throw new IllegalArgumentException(personId + " is not in the group " + groupId);
        }
    }
}
