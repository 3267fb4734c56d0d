package dev.aisha.billing.adjustment;

import dev.aisha.contract.billing.Adjustment;
import java.math.BigDecimal;

/** What became of a request to adjust a balance. A repeat says what the first one said, and that it is a repeat. */
sealed interface AdjustmentOutcome {

    /** The balance is adjusted. */
    record Adjusted(Adjustment adjustment, boolean repeated) implements AdjustmentOutcome {}

    /** The id is known with another user, amount, reason or operator. */
    record IdTaken() implements AdjustmentOutcome {}

    /** Nobody of this Telegram id has been met. */
    record UserUnknown() implements AdjustmentOutcome {}

    /** The coins that were to be taken are spent or held; nothing was changed. */
    record CoinsSpent(BigDecimal missing, BigDecimal available) implements AdjustmentOutcome {}
}
