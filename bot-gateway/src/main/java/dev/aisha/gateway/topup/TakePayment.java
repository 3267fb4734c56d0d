package dev.aisha.gateway.topup;

import dev.aisha.gateway.telegram.IncomingPayment;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Keeps that Stars were paid or given back. Once this has returned its update may be acknowledged. */
@Singleton
public final class TakePayment {
    private static final Logger LOG = Logger.getLogger(TakePayment.class);

    private final PaymentLedger ledger;
    private final SweepPayments sweep;

    TakePayment(PaymentLedger ledger, SweepPayments sweep) {
        this.ledger = ledger;
        this.sweep = sweep;
    }

    /** Keeps it, once for its charge; what is to be done about it goes on behind the caller's back. */
    public void take(IncomingPayment payment) {
        boolean news = payment.refund() ? ledger.givenBack(payment.chargeId()) : ledger.take(payment);
        LOG.infof(
                "Stars changed hands refund=%s stars=%d payment=%s new=%s",
                payment.refund(), payment.stars(), PaymentLedger.id(payment.chargeId()), news);
        if (news) {
            sweep.soon();
        }
    }
}
