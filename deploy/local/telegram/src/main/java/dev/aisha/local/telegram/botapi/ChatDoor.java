package dev.aisha.local.telegram.botapi;

import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Group;
import dev.aisha.local.telegram.chat.Person;

/** Finds the chat that a request names, and lets the bot write there if it may and not too fast. */
final class ChatDoor {

    private final Chats chats;
    private final PaceBot pace;

    ChatDoor(Chats chats, PaceBot pace) {
        this.chats = chats;
        this.pace = pace;
    }

    /** The chat that is named: of somebody who has written to the bot, or a group that it has been in. */
    long known(Parameters parameters) {
        var chatId = parameters.json("chat_id");
        if (chatId == null || !chatId.isIntegralNumber()) {
            throw Refusal.badRequest("chat not found");
        }
        long id = chatId.asLong();
        if (chats.group(id).isEmpty()
                && chats.person(id).filter(Person::started).isEmpty()) {
            throw Refusal.badRequest("chat not found");
        }
        return id;
    }

    /** A group that the bot is in. */
    Group group(Parameters parameters) {
        var group = chats.group(known(parameters))
                .orElseThrow(() -> Refusal.badRequest("there are no administrators in the private chat"));
        refuseIfClosed(group);
        return group;
    }

    /** Refuses what is for a chat that the bot is shut out of. */
    void refuseIfClosed(long chatId) {
        if (chats.person(chatId).filter(Person::blocked).isPresent()) {
            throw new Refusal(403, "Forbidden: bot was blocked by the user");
        }
        chats.group(chatId).ifPresent(ChatDoor::refuseIfClosed);
    }

    private static void refuseIfClosed(Group group) {
        var supergroup = group.upgradedTo();
        if (supergroup != null) {
            throw Refusal.movedTo(supergroup);
        }
        if (!group.hasBot()) {
            throw new Refusal(
                    403,
                    "Forbidden: bot was kicked from the " + (group.supergroup() ? "supergroup" : "group") + " chat");
        }
    }

    /** As {@link #known}, for something that is sent or edited there. */
    long writable(Parameters parameters) {
        long chatId = known(parameters);
        refuseIfClosed(chatId);
        int seconds = pace.secondsToWait(chatId);
        if (seconds > 0) {
            throw Refusal.tooManyRequests(seconds);
        }
        return chatId;
    }
}
