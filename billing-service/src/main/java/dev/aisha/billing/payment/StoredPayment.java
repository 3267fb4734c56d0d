package dev.aisha.billing.payment;

import dev.aisha.contract.billing.Payment;
import dev.aisha.contract.billing.PaymentRequest;
import dev.aisha.contract.billing.RefundedPayment;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it is stored.
 *
 * @param ofThisUser whether it is that of the user who asks
 * @param balance that it led to
 * @param balanceAfterRefund that its refund led to, if there was one
 */
record StoredPayment(
        String chargeId,
        UUID userId,
        boolean ofThisUser,
        @Nullable UUID orderId,
        long stars,
        BigDecimal coins,
        BigDecimal balance,
        @Nullable BigDecimal balanceAfterRefund) {

    static StoredPayment of(String chargeId, Row row) {
        return new StoredPayment(
                chargeId,
                row.getUUID("user_id"),
                Boolean.TRUE.equals(row.getBoolean("of_this_user")),
                row.getUUID("order_id"),
                row.getLong("stars"),
                row.getBigDecimal("coins"),
                row.getBigDecimal("balance"),
                row.getBigDecimal("balance_after_refund"));
    }

    boolean isFor(PaymentRequest request, BigDecimal coins) {
        return ofThisUser
                && stars == request.stars()
                && this.coins.compareTo(coins) == 0
                && Objects.equals(orderId, request.orderId());
    }

    Payment asCredited() {
        return new Payment(chargeId, userId, stars, coins, balance);
    }

    RefundedPayment asRefunded(BigDecimal balance) {
        return new RefundedPayment(chargeId, userId, stars, coins, balance);
    }
}
