package dev.aisha.billing.reservation;

import dev.aisha.contract.billing.CapturedReservation;
import dev.aisha.contract.billing.HeldReservation;
import dev.aisha.contract.billing.InsufficientFunds;
import dev.aisha.contract.billing.RefundedReservation;
import dev.aisha.contract.billing.ReleasedReservation;
import dev.aisha.contract.billing.ReservationState;
import java.math.BigDecimal;

/** What became of a request about a reservation. A repeat says what the first one said, and that it is a repeat. */
public sealed interface ReservationOutcome {

    /** Coins and free seconds are set aside. */
    record Held(HeldReservation reservation, boolean repeated) implements ReservationOutcome {}

    /** The hold covers at least the seconds that were asked for. */
    record Raised(HeldReservation reservation, boolean repeated) implements ReservationOutcome {}

    /** The job is paid for. */
    record Captured(CapturedReservation reservation, boolean repeated) implements ReservationOutcome {}

    /**
     * Everything was given back.
     *
     * @param coins that were; a repeat gives none back
     * @param freeSeconds that were; a repeat gives none back
     */
    record Released(ReleasedReservation reservation, BigDecimal coins, long freeSeconds, boolean repeated)
            implements ReservationOutcome {}

    /** The coins of a captured reservation were given back. */
    record Refunded(RefundedReservation reservation, boolean repeated) implements ReservationOutcome {}

    /** No coins were captured. */
    record NothingToRefund(ReservationState state) implements ReservationOutcome {}

    /** The user has too little; nothing was changed. */
    record FundsShort(InsufficientFunds figures) implements ReservationOutcome {}

    /** The id belongs to a request that said something else, such as another user or other seconds. */
    record IdTaken() implements ReservationOutcome {}

    /** There is no reservation of this id. */
    record Unknown() implements ReservationOutcome {}

    /** More was to be captured than is held: it must be raised first. */
    record MoreThanHeld(long heldSeconds) implements ReservationOutcome {}

    /** It was settled before, and otherwise than it was asked for now. */
    record SettledOtherwise(ReservationState state) implements ReservationOutcome {}
}
