package dev.aisha.billing.payment;

import dev.aisha.billing.payment.PaymentOutcome.CoinsSpent;
import dev.aisha.billing.payment.PaymentOutcome.Refunded;
import dev.aisha.billing.payment.PaymentOutcome.Unknown;
import dev.aisha.billing.platform.Attempts;
import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import dev.aisha.contract.billing.RefundedPayment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;

/** Takes the coins of a payment back, once, so that its Stars can be returned. Refused where they are spent or held. */
@Singleton
public final class RefundPayment {
    private static final Sql REFUND = Sql.load("payment/refund-payment.sql");

    private final Database database;
    private final FindPayment find;
    private final Clock clock;

    RefundPayment(Database database, FindPayment find, Clock clock) {
        this.database = database;
        this.find = find;
        this.clock = clock;
    }

    public Uni<PaymentOutcome> refund(String chargeId) {
        return Attempts.first(() -> attempt(chargeId), () -> repeat(chargeId));
    }

    private Uni<Optional<PaymentOutcome>> attempt(String chargeId) {
        return database.run(REFUND.with("chargeId", chargeId).with("now", clock.instant()))
                .map(rows -> rows.stream().findFirst().map(row -> outcome(chargeId, row)));
    }

    private static PaymentOutcome outcome(String chargeId, Row row) {
        BigDecimal coins = row.getBigDecimal("coins");
        BigDecimal available = row.getBigDecimal("available");
        if (!row.getBoolean("refunded")) {
            return new CoinsSpent(coins.subtract(available), available);
        }
        return new Refunded(
                new RefundedPayment(
                        chargeId, row.getUUID("user_id"), row.getLong("stars"), coins, row.getBigDecimal("balance")),
                false);
    }

    private Uni<Optional<PaymentOutcome>> repeat(String chargeId) {
        return find.find(chargeId, FindPayment.NOBODY)
                .map(found -> found.isEmpty() ? Optional.of(new Unknown()) : found.flatMap(RefundPayment::told));
    }

    /** Empty where it was credited only just now, after the attempt. */
    private static Optional<PaymentOutcome> told(StoredPayment stored) {
        return Optional.ofNullable(stored.balanceAfterRefund())
                .map(balance -> new Refunded(stored.asRefunded(balance), true));
    }
}
