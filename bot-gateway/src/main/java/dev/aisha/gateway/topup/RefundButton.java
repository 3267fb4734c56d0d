package dev.aisha.gateway.topup;

import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives the coins of a payment back for its Stars, where they are unspent and it is not too late. */
@Singleton
final class RefundButton implements ButtonKind {
    private static final String PREFIX = "refund:";

    private final PaymentLedger ledger;
    private final SettlePayment settle;
    private final TopUpConfig config;
    private final Telegram telegram;
    private final Clock clock;

    RefundButton(PaymentLedger ledger, SettlePayment settle, TopUpConfig config, Telegram telegram, Clock clock) {
        this.ledger = ledger;
        this.settle = settle;
        this.config = config;
        this.telegram = telegram;
        this.clock = clock;
    }

    static Button of(StoredPayment payment, Words words) {
        return new Button(words.giveBack(payment.stars(), payment.paidAt()), PREFIX + payment.id());
    }

    /** Whether a payment may be given back. That its coins are unspent is seen when it is. */
    boolean isFor(StoredPayment payment) {
        return payment.state() == StoredPayment.State.CREDITED
                && clock.instant().isBefore(payment.paidAt().plus(within()));
    }

    Duration within() {
        return config.refundWithin();
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public Pressed press(IncomingPress press, Sender by, Words words) {
        Optional<StoredPayment> refunding = payment(press.data())
                .filter(payment -> payment.telegramId() == by.telegramId())
                .filter(this::isFor)
                .flatMap(payment -> ledger.wantBack(payment.id()));
        if (refunding.isEmpty()) {
            return new Pressed.Stale();
        }
        telegram.answerPress(press.id(), words.giveBackBegun());
        settle.settle(refunding.get());
        return new Pressed.Answered(List.of());
    }

    private Optional<StoredPayment> payment(String data) {
        try {
            return ledger.find(UUID.fromString(data.substring(PREFIX.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
