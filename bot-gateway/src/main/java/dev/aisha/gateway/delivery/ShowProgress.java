package dev.aisha.gateway.delivery;

import dev.aisha.contract.JobProgress;
import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Writes into the placeholder how far a worker is; at most every few seconds, never backwards. That one has begun is
 * told only where a position stands, which is none any more.
 */
@Singleton
public final class ShowProgress {
    private static final int DONE = 100;

    private final DeliveryLedger ledger;
    private final EditPlaceholder placeholder;

    ShowProgress(DeliveryLedger ledger, EditPlaceholder placeholder) {
        this.ledger = ledger;
        this.placeholder = placeholder;
    }

    /** Shows a progress if it is time for it. */
    public EditOutcome show(JobProgress progress) {
        if (progress.percent() == DONE) { // the transcript tells it
            return EditOutcome.OVER;
        }
        return ledger.startProgress(progress.jobId(), progress.percent())
                .map(message -> placeholder.edit(progress.jobId(), message, text(progress, message)))
                .orElse(EditOutcome.OVER);
    }

    private static String text(JobProgress progress, Placeholder message) {
        Words words = Words.in(Language.of(message.languageCode()));
        return progress.percent() == 0
                ? words.begun()
                : words.progress(
                        progress.percent(),
                        Duration.ofSeconds(progress.doneSeconds()),
                        Duration.ofSeconds(progress.totalSeconds()));
    }
}
