package dev.aisha.local.telegram.updates;

import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Group;
import dev.aisha.local.telegram.wire.BotProfile;
import java.util.Locale;

/**
 * Privacy mode: which messages of a group's members the bot is told of. As an administrator, of all; else of commands that
 * name no other bot, of answers to its own messages, and of those that mention it
 * (https://core.telegram.org/bots/features#privacy-mode; that mentions come through is what BotFather says when one sets
 * it). Telegram holds commands that name no bot back unless the bot was the last one to write; here they always come.
 */
public final class HearInGroup {

    private final BotProfile bot;
    private final Chats chats;

    public HearInGroup(BotProfile bot, Chats chats) {
        this.bot = bot;
        this.chats = chats;
    }

    /** Whether the bot is told of this message. */
    public boolean hears(Group group, ChatMessage message) {
        return switch (group.bot()) {
            case OUTSIDE -> false;
            case ADMINISTRATOR -> true;
            case MEMBER -> commands(message) || mentions(message) || answersTheBot(message);
        };
    }

    /** A caption is no command, whatever it begins with. */
    private boolean commands(ChatMessage message) {
        if (message.file().isPresent() || !message.text().startsWith("/")) {
            return false;
        }
        var command = message.text().split("\\s", 2)[0];
        int at = command.indexOf('@');
        return at < 0 || command.substring(at + 1).equalsIgnoreCase(bot.username());
    }

    private boolean mentions(ChatMessage message) {
        var name = "@" + bot.username().toLowerCase(Locale.ROOT);
        return message.content().entities().stream()
                .filter(entity -> entity.type().equals("mention"))
                .map(entity -> message.text().substring(entity.offset(), entity.end()))
                .anyMatch(mention -> mention.toLowerCase(Locale.ROOT).equals(name));
    }

    private boolean answersTheBot(ChatMessage message) {
        var replyTo = message.replyTo();
        return replyTo != null
                && chats.message(message.chatId(), replyTo)
                        .filter(ChatMessage::fromBot)
                        .isPresent();
    }
}
