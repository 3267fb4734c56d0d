package dev.aisha.gateway.history;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.erasing.EraseObjects;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.renditions.OfferRenditions;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Deletes a transcript and its audio, once its owner has said so twice. */
@Singleton
final class DeleteButton implements ButtonKind {
    private static final Logger LOG = Logger.getLogger(DeleteButton.class);
    private static final String PREFIX = "delete:";

    private final Transcripts transcripts;
    private final EraseObjects eraseObjects;
    private final OfferRenditions renditions;
    private final Telegram telegram;

    DeleteButton(Transcripts transcripts, EraseObjects eraseObjects, OfferRenditions renditions, Telegram telegram) {
        this.transcripts = transcripts;
        this.eraseObjects = eraseObjects;
        this.renditions = renditions;
        this.telegram = telegram;
    }

    /** The first, the second, and the way back. */
    private enum Step {
        ASK,
        DO,
        KEEP;

        String prefix() {
            return PREFIX + name().charAt(0) + ":";
        }
    }

    static Button ask(JobId transcript, Words words) {
        return new Button(words.delete(), Step.ASK.prefix() + transcript);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public Pressed press(IncomingPress press, Sender by, Words words) {
        return Stream.of(Step.values())
                .flatMap(step -> Buttons.jobAfter(step.prefix(), press)
                        .flatMap(id -> transcripts.find(by.telegramId(), id))
                        .map(transcript -> take(step, transcript, press, by, words))
                        .stream())
                .findFirst()
                .orElseGet(Pressed.Stale::new);
    }

    private Pressed take(Step step, KeptTranscript kept, IncomingPress press, Sender by, Words words) {
        JobId transcript = kept.id();
        switch (step) {
            case ASK -> {
                telegram.answerPress(press.id(), words.surelyDelete());
                telegram.editButtons(
                        press.chatId(),
                        press.messageId(),
                        new Buttons(List.of(List.of(
                                new Button(words.deleteForGood(), Step.DO.prefix() + transcript),
                                new Button(words.keepIt(), Step.KEEP.prefix() + transcript)))));
            }
            case KEEP -> {
                telegram.endPress(press.id());
                telegram.editButtons(press.chatId(), press.messageId(), OpenButton.below(kept, renditions, words));
            }
            case DO -> {
                if (!transcripts.forget(by.telegramId(), transcript)) {
                    return new Pressed.Stale();
                }
                LOG.infof("transcript deleted jobId=%s", transcript);
                telegram.answerPress(press.id(), words.deleted());
                telegram.edit(press.chatId(), press.messageId(), words.deleted());
                eraseObjects.eraseDue();
            }
        }
        return new Pressed.Answered(List.of());
    }
}
