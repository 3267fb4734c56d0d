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
import dev.aisha.contract.billing.CapturedReservation;
import dev.aisha.contract.billing.HeldReservation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Tells ops what became of requests: a line in the log and a count, {@code aisha.billing.reservations} by outcome. Coins
 * and free seconds are counted as they are held, captured and released, each once, however often a request comes.
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
        Stream.of("held", "captured", "released")
                .forEach(how -> count(how, BigDecimal.ZERO, 0)); // shown from the start
    }

    void write(JobId id, ReservationOutcome outcome) {
        String word = word(outcome);
        metrics.counter("aisha.billing.reservations", "outcome", word).increment();
        if (outcome instanceof Captured captured && !captured.repeated()) {
            coinsCharged.increment(captured.reservation().coins().doubleValue());
        }
        countCoins(outcome);
        LOG.infof("reservation answered jobId=%s outcome=%s", id, word);
    }

    /** What a raise holds more is not counted: of the hold before it, its answer says nothing. */
    private void countCoins(ReservationOutcome outcome) {
        switch (outcome) {
            case Held(HeldReservation held, boolean repeated)
            when !repeated -> count("held", held.coins(), held.freeSeconds());
            case Captured(CapturedReservation captured, boolean repeated)
            when !repeated -> count("captured", captured.coins(), captured.freeSeconds());
            case Released(var answer, BigDecimal coins, long freeSeconds, boolean repeated)
            when !repeated -> count("released", coins, freeSeconds);
            default -> {}
        }
    }

    private void count(String how, BigDecimal coins, long freeSeconds) {
        metrics.counter("aisha.billing.coins.moved", "how", how).increment(coins.doubleValue());
        metrics.counter("aisha.billing.free.seconds", "how", how).increment((double) freeSeconds);
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
