package dev.aisha.gateway.commands;

import dev.aisha.gateway.commands.ButtonKind.Pressed;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.limits.KeepToLimits;
import dev.aisha.gateway.limits.Verdict;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.settings.UserSettings;
import dev.aisha.gateway.telegram.IncomingMessage.From;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Answers presses of buttons. A press is never left without an answer, or its button would seem to hang; beyond the limit
 * of its user it does nothing, and after the first such press the answer is empty.
 */
@Singleton
public final class AnswerPress {
    private final List<ButtonKind> kinds;
    private final UserSettings settings;
    private final KeepToLimits limits;
    private final Telegram telegram;

    AnswerPress(@All List<ButtonKind> kinds, UserSettings settings, KeepToLimits limits, Telegram telegram) {
        this.kinds = kinds;
        this.settings = settings;
        this.limits = limits;
        this.telegram = telegram;
    }

    /**
     * Does what a button says, or tells why not.
     *
     * @return jobs that were made or ended by it, whose next steps are the caller's
     */
    public List<Job> answer(IncomingPress press) {
        From from = press.by();
        Sender by = new Sender(from.id(), from.username(), from.firstName(), from.languageCode());
        return switch (limits.answer(by.telegramId())) {
            case Verdict.Passed passed -> answer(press, by, settings.words(by));
            case Verdict.Refused refused -> {
                refuse(press, by, refused);
                yield List.of();
            }
        };
    }

    private void refuse(IncomingPress press, Sender by, Verdict.Refused refused) {
        if (refused.first()) {
            Words words = settings.words(by);
            telegram.answerPress(
                    press.id(), words.tooFast(refused.limit(), limits.most(refused.limit()), refused.time()));
        } else {
            telegram.endPress(press.id());
        }
    }

    private List<Job> answer(IncomingPress press, Sender by, Words words) {
        try {
            return switch (pressed(press, by, words)) {
                case Pressed.Answered(List<Job> changed) -> changed;
                case Pressed.Stale stale -> {
                    telegram.answerPress(
                            press.id(),
                            press.isPrivate()
                                    ? words.staleButton()
                                    : words.groups().notYours());
                    yield List.of();
                }
            };
        } catch (RuntimeException e) {
            telegram.answerPress(press.id(), words.tryAgain());
            throw e;
        }
    }

    private Pressed pressed(IncomingPress press, Sender by, Words words) {
        return kinds.stream()
                .filter(kind -> press.data().startsWith(kind.prefix()))
                .filter(kind -> press.isPrivate() || kind.isForGroups())
                .findFirst()
                .map(kind -> kind.press(press, by, words))
                .orElseGet(Pressed.Stale::new);
    }
}
