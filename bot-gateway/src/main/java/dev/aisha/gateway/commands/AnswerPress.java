package dev.aisha.gateway.commands;

import dev.aisha.gateway.cancelling.CancelJob;
import dev.aisha.gateway.files.SendFile;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.repeating.DoOver;
import dev.aisha.gateway.settings.UserSettings;
import dev.aisha.gateway.telegram.IncomingMessage.From;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Answers presses of buttons. A press is never left without an answer, or its button would seem to hang. */
@Singleton
public final class AnswerPress {
    private final Telegram telegram;
    private final UserSettings settings;
    private final ChooseLanguage chooseLanguage;
    private final SendFile sendFile;
    private final DoOver doOver;
    private final CancelJob cancelJob;

    AnswerPress(
            Telegram telegram,
            UserSettings settings,
            ChooseLanguage chooseLanguage,
            SendFile sendFile,
            DoOver doOver,
            CancelJob cancelJob) {
        this.telegram = telegram;
        this.settings = settings;
        this.chooseLanguage = chooseLanguage;
        this.sendFile = sendFile;
        this.doOver = doOver;
        this.cancelJob = cancelJob;
    }

    /**
     * Does what a button says, or tells why not.
     *
     * @return a job that was made or ended by it, whose next step is the caller's
     */
    public Optional<Job> answer(IncomingPress press) {
        From by = press.by();
        Sender user = new Sender(by.id(), by.username(), by.firstName(), by.languageCode());
        try {
            return answer(press, user);
        } catch (RuntimeException e) {
            telegram.answerPress(press.id(), settings.words(user).tryAgain());
            throw e;
        }
    }

    private Optional<Job> answer(IncomingPress press, Sender user) {
        if (ChooseLanguage.isAsked(press)) {
            chooseLanguage.choose(press, user);
            return Optional.empty();
        }
        Words words = settings.words(user);
        Optional<Job> underWay = cancelJob.underWay(press);
        if (underWay.isPresent()) {
            return cancelJob.cancel(underWay.get(), press, words);
        }
        Optional<Job> failed = doOver.failed(press);
        if (failed.isPresent()) {
            return doOver.repeat(failed.get(), press, words);
        }
        sendFile.wanted(press)
                .ifPresentOrElse(
                        file -> sendFile.send(file, press),
                        () -> telegram.answerPress(press.id(), words.staleButton()));
        return Optional.empty();
    }
}
