package dev.aisha.gateway.delivery;

import dev.aisha.contract.JobProgress;
import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.telegram.SendOutcome;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Writes into the placeholder how far a worker is; at most every few seconds, never backwards. */
@Singleton
public final class ShowProgress {
    private static final int DONE = 100;

    private final DeliveryLedger ledger;
    private final Telegram telegram;
    private final Clock clock;

    ShowProgress(DeliveryLedger ledger, Telegram telegram, Clock clock) {
        this.ledger = ledger;
        this.telegram = telegram;
        this.clock = clock;
    }

    /** Shows a progress if it is time for it. True if the job has ended meanwhile, so that it can be delivered now. */
    public boolean show(JobProgress progress) {
        int percent = progress.percent();
        if (percent == 0 || percent == DONE) { // nothing to tell yet; the transcript tells it
            return false;
        }
        return ledger.startProgress(progress.jobId(), percent)
                .map(message -> show(progress, message))
                .orElse(false);
    }

    private boolean show(JobProgress progress, DeliveryLedger.Progress message) {
        String text = Words.in(Language.of(message.languageCode())).progress(progress.percent());
        Instant now = clock.instant();
        return switch (telegram.edit(message.chatId(), message.messageId(), text)) {
            // It may still arrive, so nobody else writes until this attempt's time is over.
            case SendOutcome.Unknown unknown -> false;
            case SendOutcome.Wait wait -> ledger.endProgress(progress.jobId(), message, now.plus(wait.atLeast()));
            case SendOutcome.Shown shown -> ledger.endProgress(progress.jobId(), message, now);
            case SendOutcome.Gone gone -> ledger.endProgress(progress.jobId(), message, now);
            case SendOutcome.Blocked blocked -> ledger.endProgress(progress.jobId(), message, now);
            case SendOutcome.Refused refused -> ledger.endProgress(progress.jobId(), message, now);
        };
    }
}
