package dev.aisha.gateway.topup;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stars that somebody paid, as their row has them.
 *
 * @param languageCode of the app of whoever paid
 * @param orderId billing's order; null where nobody knows what was bought
 * @param coins what was bought; null as the order is
 * @param starsReturned whether a refund has given them back already
 * @param coinsTaken whether a refund has taken the coins already
 */
record StoredPayment(
        UUID id,
        String chargeId,
        long telegramId,
        @Nullable String languageCode,
        long stars,
        @Nullable UUID orderId,
        @Nullable BigDecimal coins,
        State state,
        boolean starsReturned,
        boolean coinsTaken,
        Instant paidAt) {

    enum State {
        PAID,
        CREDITED,
        REFUNDING,
        REFUNDED,
        STUCK
    }
}
