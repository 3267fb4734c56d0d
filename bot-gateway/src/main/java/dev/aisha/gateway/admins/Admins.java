package dev.aisha.gateway.admins;

import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.IncomingPress;
import jakarta.inject.Singleton;
import java.util.Set;

/** Knows the admins. They are admins in their private chat with the bot alone: what they ask is nobody else's to read. */
@Singleton
public final class Admins {
    private final Set<Long> ids;

    Admins(AdminsConfig config) {
        this.ids = Set.copyOf(config.ids().orElse(Set.of()));
    }

    /** Their ids, which are those of their private chats, too. */
    public Set<Long> ids() {
        return ids;
    }

    /** Whether a message came from an admin in private. */
    public boolean sent(ChatMessage message, Sender sender) {
        return message.chatId() == sender.telegramId() && ids.contains(sender.telegramId());
    }

    /** Whether a button was pressed by an admin in private. */
    public boolean pressed(IncomingPress press) {
        return press.isPrivate() && ids.contains(press.by().id());
    }
}
