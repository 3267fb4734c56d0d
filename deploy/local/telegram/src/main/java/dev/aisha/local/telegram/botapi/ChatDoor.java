package dev.aisha.local.telegram.botapi;

import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Person;

/** Finds the chat that a request names, and lets the bot write there if it may and not too fast. */
final class ChatDoor {

    private final Chats chats;
    private final PaceBot pace;

    ChatDoor(Chats chats, PaceBot pace) {
        this.chats = chats;
        this.pace = pace;
    }

    /** The person whose chat is named; the bot knows only those who have written to it. */
    Person known(Parameters parameters) {
        var chatId = parameters.json("chat_id");
        if (chatId == null || !chatId.isIntegralNumber()) {
            throw Refusal.badRequest("chat not found");
        }
        return chats.person(chatId.asLong())
                .filter(Person::started)
                .orElseThrow(() -> Refusal.badRequest("chat not found"));
    }

    /** As {@link #known}, for something that is sent or edited there. */
    Person writable(Parameters parameters) {
        var person = known(parameters);
        if (person.blocked()) {
            throw new Refusal(403, "Forbidden: bot was blocked by the user");
        }
        int seconds = pace.secondsToWait(person.id());
        if (seconds > 0) {
            throw Refusal.tooManyRequests(seconds);
        }
        return person;
    }
}
