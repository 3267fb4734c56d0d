package dev.aisha.local.telegram.stars;

import dev.aisha.local.telegram.chat.Receipt;
import java.time.Instant;

/**
 * Stars that came to the bot from a person, or went back.
 *
 * @param at in whole seconds
 * @param receipt how the chat shows it
 */
public record StarTransaction(long personId, Instant at, Receipt receipt) {

    /** Telegram's name of the payment; a refund has that of the payment. */
    public String chargeId() {
        return receipt.chargeId();
    }

    /** What the bot has more of after it. */
    long gain() {
        return receipt.refund() ? -receipt.amount() : receipt.amount();
    }
}
