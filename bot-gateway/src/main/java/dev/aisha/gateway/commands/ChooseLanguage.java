package dev.aisha.gateway.commands;

import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.settings.UserSettings;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.SendOutcome;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /language}: which one Aisha speaks to a user. */
@Singleton
final class ChooseLanguage {
    private static final String PREFIX = "language:";
    private static final String AS_IN_TELEGRAM = "auto";
    private static final int IN_A_ROW = 2;

    private final Telegram telegram;
    private final UserSettings settings;

    ChooseLanguage(Telegram telegram, UserSettings settings) {
        this.telegram = telegram;
        this.settings = settings;
    }

    /** Asks, with a button for each language, which calls itself by its own name. */
    SendOutcome ask(ChatMessage message, Words words) {
        List<List<Button>> rows = new ArrayList<>();
        List<Button> languages = Stream.of(Language.values())
                .map(language -> new Button(Words.in(language).languageName(), PREFIX + language.code()))
                .toList();
        for (int i = 0; i < languages.size(); i += IN_A_ROW) {
            rows.add(languages.subList(i, Math.min(i + IN_A_ROW, languages.size())));
        }
        rows.add(List.of(new Button(words.languageAsInTelegram(), PREFIX + AS_IN_TELEGRAM)));
        return telegram.send(message.chatId(), words.whichLanguage(), new Buttons(rows));
    }

    /** Whether this button is one of those. */
    static boolean isAsked(IncomingPress press) {
        return press.data().equals(PREFIX + AS_IN_TELEGRAM) || chosen(press).isPresent();
    }

    /** Speaks the language of the button from now on, beginning with the answer. */
    void choose(IncomingPress press, Sender user) {
        settings.speak(user, chosen(press));
        String done = settings.words(user).languageChosen();
        telegram.answerPress(press.id(), done);
        telegram.edit(press.chatId(), press.messageId(), done);
    }

    private static Optional<Language> chosen(IncomingPress press) {
        return Stream.of(Language.values())
                .filter(language -> press.data().equals(PREFIX + language.code()))
                .findFirst();
    }
}
