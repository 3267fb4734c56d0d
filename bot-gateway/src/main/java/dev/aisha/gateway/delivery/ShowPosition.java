package dev.aisha.gateway.delivery;

import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.submission.WaitingEntries;
import jakarta.inject.Singleton;

/** Writes into the placeholder how many jobs are before one that waits; at most every few seconds, never over progress. */
@Singleton
public final class ShowPosition {
    private final PositionLedger ledger;
    private final EditPlaceholder placeholder;

    ShowPosition(PositionLedger ledger, EditPlaceholder placeholder) {
        this.ledger = ledger;
        this.placeholder = placeholder;
    }

    /** Shows a position unless it is shown, or something newer is. */
    public EditOutcome show(Position position) {
        return ledger.startPosition(position)
                .map(message -> placeholder.edit(position.jobId(), message, text(position, message)))
                .orElse(EditOutcome.OVER);
    }

    private static String text(Position position, Placeholder message) {
        Words words = Words.in(Language.of(message.languageCode()));
        return position.ahead() > WaitingEntries.COUNTED
                ? words.positionBeyond(WaitingEntries.COUNTED)
                : words.position(position.ahead());
    }
}
