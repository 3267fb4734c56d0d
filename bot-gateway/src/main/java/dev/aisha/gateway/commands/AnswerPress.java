package dev.aisha.gateway.commands;

import dev.aisha.gateway.files.SendFile;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.settings.UserSettings;
import dev.aisha.gateway.telegram.IncomingMessage.From;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;

/** Answers presses of buttons. A press is never left without an answer, or its button would seem to hang. */
@Singleton
public final class AnswerPress {
    private final Telegram telegram;
    private final UserSettings settings;
    private final ChooseLanguage chooseLanguage;
    private final SendFile sendFile;

    AnswerPress(Telegram telegram, UserSettings settings, ChooseLanguage chooseLanguage, SendFile sendFile) {
        this.telegram = telegram;
        this.settings = settings;
        this.chooseLanguage = chooseLanguage;
        this.sendFile = sendFile;
    }

    /** Does what a button says, or tells why not. */
    public void answer(IncomingPress press) {
        From by = press.by();
        Sender user = new Sender(by.id(), by.username(), by.firstName(), by.languageCode());
        try {
            if (ChooseLanguage.isAsked(press)) {
                chooseLanguage.choose(press, user);
            } else {
                sendFile.wanted(press)
                        .ifPresentOrElse(
                                file -> sendFile.send(file, press),
                                () -> telegram.answerPress(
                                        press.id(), settings.words(user).staleButton()));
            }
        } catch (RuntimeException e) {
            telegram.answerPress(press.id(), settings.words(user).tryAgain());
            throw e;
        }
    }
}
