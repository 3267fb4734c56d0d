package dev.aisha.billing.payment;

import dev.aisha.contract.billing.Payment;
import dev.aisha.contract.billing.RefundedPayment;
import java.math.BigDecimal;

/** What became of a request about a payment. A repeat says what the first one said, and that it is a repeat. */
public sealed interface PaymentOutcome {

    /** The coins are credited. */
    record Credited(Payment payment, boolean repeated) implements PaymentOutcome {}

    /** The coins are taken back. */
    record Refunded(RefundedPayment payment, boolean repeated) implements PaymentOutcome {}

    /** The charge is known, with another user, other Stars, coins or another order. */
    record ChargeTaken() implements PaymentOutcome {}

    /** There is no such order, or it is another user's, or for other Stars or coins. */
    record OrderMismatch() implements PaymentOutcome {}

    /** The charge is not known. */
    record Unknown() implements PaymentOutcome {}

    /** The coins that were to be taken back are spent or held; nothing was changed. */
    record CoinsSpent(BigDecimal missing, BigDecimal available) implements PaymentOutcome {}
}
