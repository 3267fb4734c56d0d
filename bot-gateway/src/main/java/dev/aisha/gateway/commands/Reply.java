package dev.aisha.gateway.commands;

import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.SendOutcome;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Answers messages, once. An answer that does not get through is not repeated: people ask again. */
@Singleton
public final class Reply {
    private static final Logger LOG = Logger.getLogger(Reply.class);

    private final Telegram telegram;

    Reply(Telegram telegram) {
        this.telegram = telegram;
    }

    /** Answers in the message's chat. */
    public void to(ChatMessage message, String text) {
        to(message, text, Buttons.NONE);
    }

    /** Answers in the message's chat, with buttons below; in a group by a reply, so that everybody sees to whom. */
    public void to(ChatMessage message, String text, Buttons buttons) {
        judge(
                message.inGroup()
                        ? telegram.reply(message.chatId(), message.messageId(), text, buttons)
                        : telegram.send(message.chatId(), text, buttons));
    }

    /** Answers in the message's chat, in straight columns. */
    public void aligned(ChatMessage message, String text) {
        judge(telegram.sendAligned(message.chatId(), text));
    }

    private static void judge(SendOutcome outcome) {
        if (!(outcome instanceof SendOutcome.Shown)) {
            LOG.infof(
                    "answer did not get through outcome=%s", outcome.getClass().getSimpleName());
        }
    }
}
