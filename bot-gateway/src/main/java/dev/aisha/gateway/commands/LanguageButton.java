package dev.aisha.gateway.commands;

import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.settings.UserSettings;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Speaks the language of the button from then on, beginning with the answer. */
@Singleton
final class LanguageButton implements ButtonKind {
    private static final String PREFIX = "language:";

    /** Of the button for those who leave it to their app. */
    static final String AS_IN_TELEGRAM = PREFIX + "auto";

    private final UserSettings settings;
    private final Telegram telegram;

    LanguageButton(UserSettings settings, Telegram telegram) {
        this.settings = settings;
        this.telegram = telegram;
    }

    static String data(Language language) {
        return PREFIX + language.code();
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public Pressed press(IncomingPress press, Sender by, Words words) {
        Optional<Language> chosen = Stream.of(Language.values())
                .filter(language -> press.data().equals(data(language)))
                .findFirst();
        if (chosen.isEmpty() && !press.data().equals(AS_IN_TELEGRAM)) {
            return new Pressed.Stale();
        }
        settings.speak(by, chosen);
        String done = settings.words(by).languageChosen();
        telegram.answerPress(press.id(), done);
        telegram.edit(press.chatId(), press.messageId(), done);
        return new Pressed.Answered(List.of());
    }
}
