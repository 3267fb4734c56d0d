package dev.aisha.billing.promo;

import dev.aisha.contract.billing.PromoCode;
import dev.aisha.contract.billing.Redemption;

/** What became of a request about a promo code. A repeat says what the first one said, and that it is a repeat. */
sealed interface PromoOutcome {

    /** The code is there. */
    record Made(PromoCode code, boolean repeated) implements PromoOutcome {}

    /** Its coins are granted. */
    record Redeemed(Redemption redemption, boolean repeated) implements PromoOutcome {}

    /** The id, or the code itself, is known with another body. */
    record IdTaken() implements PromoOutcome {}

    /** There is no such code. */
    record Unknown() implements PromoOutcome {}

    /** It grants nothing, for a reason in a word: {@code expired, used-up, used-by-user}. */
    record Refused(String reason) implements PromoOutcome {}
}
