package dev.aisha.gateway.telegram;

import dev.aisha.gateway.telegram.IncomingMessage.From;

/**
 * Somebody has pressed a button below a message of ours.
 *
 * @param id what to answer; Telegram shows a clock on the button until then
 * @param data of the button, as we wrote it; untrusted all the same
 */
public record IncomingPress(String id, From by, long chatId, long messageId, String data)
        implements IncomingUpdate.Content {
    /** Whether it came in the chat of one person with the bot, whose id is that person's. */
    public boolean isPrivate() {
        return chatId == by.id();
    }
}
