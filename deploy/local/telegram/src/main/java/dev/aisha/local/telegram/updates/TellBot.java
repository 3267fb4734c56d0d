package dev.aisha.local.telegram.updates;

import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Draft;
import dev.aisha.local.telegram.wire.TelegramJson;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Tells the bot what happens. The deed and the update about it are one step, so that both have the same order. */
public final class TellBot {

    private final ReentrantLock order = new ReentrantLock();
    private final Chats chats;
    private final UpdateQueue updates;
    private final TelegramJson json;

    public TellBot(Chats chats, UpdateQueue updates, TelegramJson json) {
        this.chats = chats;
        this.updates = updates;
        this.json = json;
    }

    /** Puts a message into a chat and tells the bot. */
    public ChatMessage post(long chatId, boolean fromBot, Draft draft) {
        return inOrder(() -> {
            var message = chats.post(chatId, fromBot, draft);
            updates.add("message", chatId, message.id(), json.message(message));
            return message;
        });
    }

    /** Does something that ends in an update, while nothing else does. */
    public <T> T inOrder(Supplier<T> deed) {
        order.lock();
        try {
            return deed.get();
        } finally {
            order.unlock();
        }
    }
}
