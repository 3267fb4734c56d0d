package dev.aisha.billing.order;

import dev.aisha.contract.billing.CheckedOrder;
import dev.aisha.contract.billing.Order;

/** What became of a request about an order. A repeat says what the first one said, and that it is a repeat. */
sealed interface OrderOutcome {

    /** The invoice may be sent. */
    record Ordered(Order order, boolean repeated) implements OrderOutcome {}

    /** The money may be taken. */
    record Passed(CheckedOrder order) implements OrderOutcome {}

    /** The money must not be taken, for a reason in a word: {@code payload, user, currency, amount, expired}. */
    record Refused(String reason) implements OrderOutcome {}

    /** The id is known for another user or package. */
    record IdTaken() implements OrderOutcome {}

    /** Nothing of this name is on sale. */
    record UnknownPackage() implements OrderOutcome {}

    /** There is no order of this id. */
    record Unknown() implements OrderOutcome {}
}
