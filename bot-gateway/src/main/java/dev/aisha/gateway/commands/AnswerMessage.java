package dev.aisha.gateway.commands;

import dev.aisha.contract.billing.Account;
import dev.aisha.gateway.billing.AccountOutcome;
import dev.aisha.gateway.billing.BillingClient;
import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.SendOutcome;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Answers commands and chatter, once. An answer that does not get through is not repeated: people ask again. */
@Singleton
public final class AnswerMessage {
    private static final Logger LOG = Logger.getLogger(AnswerMessage.class);

    private final Telegram telegram;
    private final BillingClient billing;

    AnswerMessage(Telegram telegram, BillingClient billing) {
        this.telegram = telegram;
        this.billing = billing;
    }

    /** Answers a command; {@code name} in lower case without slash. */
    public void command(String name, ChatMessage message, Sender sender) {
        Words words = Words.in(Language.of(sender.languageCode()));
        send(
                message,
                switch (name) {
                    case "start" -> words.start() + "\n\n" + balance(words, sender);
                    case "help" -> words.help();
                    case "balance" -> balance(words, sender);
                    default -> words.unknownCommand();
                });
    }

    /** Answers something that Aisha can do nothing with. */
    public void chatter(ChatMessage message, Sender sender) {
        send(message, Words.in(Language.of(sender.languageCode())).chatter());
    }

    private String balance(Words words, Sender sender) {
        return switch (billing.account(sender.telegramId())) {
            case AccountOutcome.Found(Account account) ->
                words.balance(account.balance(), account.held(), Duration.ofSeconds(account.freeSecondsLeft()));
            case AccountOutcome.Newcomer newcomer -> words.welcomeCoins();
            case AccountOutcome.Unavailable unavailable -> words.balanceUnknown();
        };
    }

    private void send(ChatMessage message, String text) {
        SendOutcome outcome = telegram.send(message.chatId(), text);
        if (!(outcome instanceof SendOutcome.Shown)) {
            LOG.infof(
                    "answer did not get through outcome=%s", outcome.getClass().getSimpleName());
        }
    }
}
