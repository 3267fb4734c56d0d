package dev.aisha.billing;

import dev.aisha.billing.reservation.ReservationOutcome;
import dev.aisha.billing.reservation.ReservationOutcome.Captured;
import dev.aisha.billing.reservation.ReservationOutcome.FundsShort;
import dev.aisha.billing.reservation.ReservationOutcome.Held;
import dev.aisha.billing.reservation.ReservationOutcome.IdTaken;
import dev.aisha.billing.reservation.ReservationOutcome.MoreThanHeld;
import dev.aisha.billing.reservation.ReservationOutcome.NothingToRefund;
import dev.aisha.billing.reservation.ReservationOutcome.Raised;
import dev.aisha.billing.reservation.ReservationOutcome.Refunded;
import dev.aisha.billing.reservation.ReservationOutcome.Released;
import dev.aisha.billing.reservation.ReservationOutcome.SettledOtherwise;
import dev.aisha.billing.reservation.ReservationOutcome.Unknown;
import dev.aisha.contract.JobId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Tells ops what became of requests: a line in the log and a count, {@code aisha.billing.reservations} by outcome. Coins
 * are counted as they leave a balance, {@code aisha.billing.coins.charged}.
 */
@Singleton
final class ReservationJournal {
    private static final Logger LOG = Logger.getLogger(ReservationJournal.class);

    private final MeterRegistry metrics;
    private final Counter coinsCharged;

    ReservationJournal(MeterRegistry metrics) {
        this.metrics = metrics;
        this.coinsCharged = Counter.builder("aisha.billing.coins.charged")
                .description("coins that captures took from balances")
                .register(metrics);
    }

    void write(JobId id, ReservationOutcome outcome) {
        String word = word(outcome);
        metrics.counter("aisha.billing.reservations", "outcome", word).increment();
        if (outcome instanceof Captured captured && !captured.repeated()) {
            coinsCharged.increment(captured.reservation().coins().doubleValue());
        }
        LOG.infof("reservation answered jobId=%s outcome=%s", id, word);
    }

    private static String word(ReservationOutcome outcome) {
        return switch (outcome) {
            case Held held -> held.repeated() ? "held_again" : "held";
            case Raised raised -> raised.repeated() ? "raised_again" : "raised";
            case Captured captured -> captured.repeated() ? "captured_again" : "captured";
            case Released released -> released.repeated() ? "released_again" : "released";
            case Refunded refunded -> refunded.repeated() ? "refunded_again" : "refunded";
            case NothingToRefund nothing -> "nothing_to_refund";
            case FundsShort gap -> "funds_short";
            case IdTaken taken -> "id_taken";
            case Unknown unknown -> "unknown";
            case MoreThanHeld more -> "more_than_held";
            case SettledOtherwise settled -> "settled_otherwise";
        };
    }
}
