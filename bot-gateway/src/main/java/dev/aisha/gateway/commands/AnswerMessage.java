package dev.aisha.gateway.commands;

import dev.aisha.contract.billing.Account;
import dev.aisha.gateway.billing.AccountOutcome;
import dev.aisha.gateway.billing.BillingClient;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.settings.UserSettings;
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
    private final UserSettings settings;
    private final ChooseLanguage chooseLanguage;

    AnswerMessage(Telegram telegram, BillingClient billing, UserSettings settings, ChooseLanguage chooseLanguage) {
        this.telegram = telegram;
        this.billing = billing;
        this.settings = settings;
        this.chooseLanguage = chooseLanguage;
    }

    /** Answers a command; {@code name} in lower case without slash. */
    public void command(String name, ChatMessage message, Sender sender) {
        Words words = settings.words(sender);
        report(
                switch (name) {
                    case "start" -> send(message, words.start() + "\n\n" + balance(words, sender));
                    case "help" -> send(message, words.help());
                    case "balance" -> send(message, balance(words, sender));
                    case "language" -> chooseLanguage.ask(message, words);
                    default -> send(message, words.unknownCommand());
                });
    }

    /** Answers something that Aisha can do nothing with. */
    public void chatter(ChatMessage message, Sender sender) {
        report(send(message, settings.words(sender).chatter()));
    }

    private String balance(Words words, Sender sender) {
        return switch (billing.account(sender.telegramId())) {
            case AccountOutcome.Found(Account account) ->
                words.balance(account.balance(), account.held(), Duration.ofSeconds(account.freeSecondsLeft()));
            case AccountOutcome.Newcomer newcomer -> words.welcomeCoins();
            case AccountOutcome.Unavailable unavailable -> words.balanceUnknown();
        };
    }

    private SendOutcome send(ChatMessage message, String text) {
        return telegram.send(message.chatId(), text);
    }

    private static void report(SendOutcome outcome) {
        if (!(outcome instanceof SendOutcome.Shown)) {
            LOG.infof(
                    "answer did not get through outcome=%s", outcome.getClass().getSimpleName());
        }
    }
}
