package dev.aisha.gateway.topup;

import java.time.Instant;

/** Where Telegram's list of transactions and our payments say different things. */
public record StarDifference(String chargeId, Kind kind, long telegramId, long stars, Instant foundAt) {
    /** What differs. */
    public enum Kind {
        /** Telegram has a payment that we did not know. It is taken now, as if we had been told. */
        NOT_KNOWN_HERE,
        /** We have a payment that Telegram does not list. */
        NOT_KNOWN_THERE,
        /** Both have it, with other Stars or of another person. */
        AMOUNT_DIFFERS,
        /** Telegram has given Stars back, and we did not know. It is seen to now. */
        REFUND_NOT_KNOWN_HERE
    }
}
