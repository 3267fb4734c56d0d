package dev.aisha.gateway.history;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.files.SendFile;
import dev.aisha.gateway.files.SendSound;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.library.TranscriptGone;
import dev.aisha.gateway.library.TranscriptStore;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.renditions.OfferRenditions;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.CutText;
import dev.aisha.gateway.telegram.FoldedText;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Shows a transcript again: as much of it as a message takes, with buttons for its files and to delete it. */
@Singleton
final class OpenButton implements ButtonKind {
    private static final String PREFIX = "open:";

    private final Transcripts transcripts;
    private final TranscriptStore store;
    private final OfferRenditions renditions;
    private final Telegram telegram;

    OpenButton(Transcripts transcripts, TranscriptStore store, OfferRenditions renditions, Telegram telegram) {
        this.transcripts = transcripts;
        this.store = store;
        this.renditions = renditions;
        this.telegram = telegram;
    }

    static Button of(JobId transcript, String name) {
        return new Button(name, PREFIX + transcript);
    }

    /** Below a transcript that is open. */
    static Buttons below(KeptTranscript transcript, OfferRenditions renditions, Words words) {
        Button delete = DeleteButton.ask(transcript.id(), words);
        return SendFile.buttons(transcript.id())
                .and(renditions.rows(transcript.id(), words))
                .and(List.of(
                        transcript.hasSound() ? List.of(SendSound.button(transcript.id()), delete) : List.of(delete)));
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public Pressed press(IncomingPress press, Sender by, Words words) {
        Optional<KeptTranscript> kept = Buttons.jobAfter(PREFIX, press)
                .filter(id -> press.isPrivate())
                .flatMap(id -> transcripts.find(by.telegramId(), id));
        if (kept.isEmpty()) {
            return new Pressed.Stale();
        }
        try {
            open(kept.get(), press, words);
        } catch (TranscriptGone e) {
            telegram.answerPress(press.id(), words.noLongerKept());
        }
        return new Pressed.Answered(List.of());
    }

    private void open(KeptTranscript transcript, IncomingPress press, Words words) {
        String footer = "\n\n" + words.kept(transcript.at(), transcript.length());
        String text = CutText.toLimit(store.text(transcript.keys()).strip(), Telegram.TEXT_LIMIT - footer.length());
        telegram.endPress(press.id());
        telegram.send(
                press.chatId(), new FoldedText(text + footer, text.length()), below(transcript, renditions, words));
    }
}
