package dev.aisha.billing.payment;

import dev.aisha.billing.payment.PaymentOutcome.ChargeTaken;
import dev.aisha.billing.payment.PaymentOutcome.CoinsSpent;
import dev.aisha.billing.payment.PaymentOutcome.Credited;
import dev.aisha.billing.payment.PaymentOutcome.OrderMismatch;
import dev.aisha.billing.payment.PaymentOutcome.Refunded;
import dev.aisha.billing.payment.PaymentOutcome.Unknown;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Tells ops what became of payments: a line in the log, a count by outcome, and the Stars that were credited and given back,
 * each once, however often a request comes.
 */
@Singleton
final class PaymentJournal {
    private static final Logger LOG = Logger.getLogger(PaymentJournal.class);

    private final MeterRegistry metrics;

    PaymentJournal(MeterRegistry metrics) {
        this.metrics = metrics;
        Stream.of("credited", "refunded").forEach(how -> count(how, 0)); // shown from the start
    }

    void write(String chargeId, PaymentOutcome outcome) {
        String word = word(outcome);
        metrics.counter("aisha.billing.payments", "outcome", word).increment();
        LOG.infof("payment answered chargeId=%s outcome=%s", chargeId, word);
        if (outcome instanceof Credited credited && !credited.repeated()) {
            count("credited", credited.payment().stars());
        } else if (outcome instanceof Refunded refunded && !refunded.repeated()) {
            count("refunded", refunded.payment().stars());
        }
    }

    private void count(String how, long stars) {
        metrics.counter("aisha.billing.stars", "how", how).increment((double) stars);
    }

    private static String word(PaymentOutcome outcome) {
        return switch (outcome) {
            case Credited credited -> credited.repeated() ? "credited_again" : "credited";
            case Refunded refunded -> refunded.repeated() ? "refunded_again" : "refunded";
            case ChargeTaken taken -> "charge_taken";
            case OrderMismatch mismatch -> "order_mismatch";
            case Unknown unknown -> "unknown";
            case CoinsSpent spent -> "coins_spent";
        };
    }
}
