package dev.aisha.gateway.delivery;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.cancelling.CancelButton;
import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.SendOutcome;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Writes into a placeholder that was started on, if there is a turn for it now, and lets go of it. */
@Singleton
final class EditPlaceholder {
    private final DeliveryLedger ledger;
    private final Telegram telegram;
    private final Clock clock;

    EditPlaceholder(DeliveryLedger ledger, Telegram telegram, Clock clock) {
        this.ledger = ledger;
        this.telegram = telegram;
        this.clock = clock;
    }

    EditOutcome edit(JobId id, Placeholder message, String text) {
        Instant now = clock.instant();
        Buttons buttons = CancelButton.of(id, Words.in(Language.of(message.languageCode())));
        return switch (telegram.editIfFree(message.chatId(), message.messageId(), text, buttons)) {
            // It may still arrive, so nobody else writes until this attempt's time is over.
            case SendOutcome.Unknown unknown -> EditOutcome.PAUSE;
            case SendOutcome.NotSent notSent -> notEdited(id, message, now, EditOutcome.PAUSE);
            case SendOutcome.Wait wait ->
                notEdited(
                        id, message, now.plus(wait.atLeast()), wait.everybody() ? EditOutcome.PAUSE : EditOutcome.OVER);
            case SendOutcome.Moved moved -> {
                ledger.moved(id, moved.toChatId());
                yield edited(id, message, now);
            }
            case SendOutcome.Shown shown -> edited(id, message, now);
            case SendOutcome.Gone gone -> edited(id, message, now);
            case SendOutcome.Blocked blocked -> edited(id, message, now);
            case SendOutcome.Refused refused -> edited(id, message, now);
        };
    }

    private EditOutcome notEdited(JobId id, Placeholder message, Instant quietUntil, EditOutcome outcome) {
        return ledger.notEdited(id, message, quietUntil) ? EditOutcome.ENDED : outcome;
    }

    private EditOutcome edited(JobId id, Placeholder message, Instant shownAt) {
        return ledger.edited(id, message, shownAt) ? EditOutcome.ENDED : EditOutcome.OVER;
    }
}
