package dev.aisha.gateway.billing;

import dev.aisha.contract.billing.HeldReservation;
import dev.aisha.contract.billing.InsufficientFunds;

/** How billing answered a reservation. */
public sealed interface ReserveOutcome {
    /** The funds are held, now or already since an earlier attempt. */
    record Held(HeldReservation reservation) implements ReserveOutcome {}

    /** The balance does not reach; nothing is held. */
    record TooLittle(InsufficientFunds gap) implements ReserveOutcome {}

    /** Billing does not take this request, knows the id otherwise, or has settled it already: a fault of ours. */
    record Refused(int status) implements ReserveOutcome {}

    /** Billing cannot be reached; to be tried again. */
    record Unavailable() implements ReserveOutcome {}
}
