package dev.aisha.gateway.topup;

import jakarta.inject.Singleton;
import java.util.List;

/** The payments of a user, for whoever shows them all. */
@Singleton
public final class ListPayments {
    /** Of one user; nobody pays more often. */
    private static final int MOST = 10_000;

    private final PaymentLedger ledger;

    ListPayments(PaymentLedger ledger) {
        this.ledger = ledger;
    }

    /** Newest first. */
    public List<PaidStars> of(long telegramId) {
        return ledger.of(telegramId, MOST).stream()
                .map(payment -> new PaidStars(
                        payment.paidAt(),
                        payment.stars(),
                        payment.coins(),
                        payment.state().name(),
                        payment.chargeId()))
                .toList();
    }
}
