package dev.aisha.billing.payment;

import dev.aisha.billing.account.WelcomeUser;
import dev.aisha.billing.payment.PaymentOutcome.ChargeTaken;
import dev.aisha.billing.payment.PaymentOutcome.Credited;
import dev.aisha.billing.payment.PaymentOutcome.OrderMismatch;
import dev.aisha.billing.platform.Attempts;
import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import dev.aisha.contract.billing.Payment;
import dev.aisha.contract.billing.PaymentRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Turns Stars into coins, once for a charge, for ever. */
@Singleton
public final class CreditPayment {
    private static final Sql CREDIT = Sql.load("payment/credit-payment.sql");

    private final Database database;
    private final FindPayment find;
    private final WelcomeUser welcome;
    private final Clock clock;

    CreditPayment(Database database, FindPayment find, WelcomeUser welcome, Clock clock) {
        this.database = database;
        this.find = find;
        this.welcome = welcome;
        this.clock = clock;
    }

    /** Credits what the request says; {@code coins} are those of the request, read. */
    public Uni<PaymentOutcome> credit(PaymentRequest request, BigDecimal coins) {
        return Attempts.first(
                () -> creditOnce(request, coins),
                () -> repeat(request, coins),
                () -> welcome.welcome(request.telegramId()).chain(() -> creditOnce(request, coins)),
                () -> repeat(request, coins));
    }

    private Uni<Optional<PaymentOutcome>> creditOnce(PaymentRequest request, BigDecimal coins) {
        return Attempts.unlessKnown(
                attempt(request, coins), outcome -> outcome instanceof OrderMismatch, () -> repeat(request, coins));
    }

    private Uni<Optional<PaymentOutcome>> attempt(PaymentRequest request, BigDecimal coins) {
        Sql.Bound statement = CREDIT.with("telegramId", request.telegramId())
                .with("chargeId", request.chargeId())
                .with("orderId", request.orderId())
                .with("stars", request.stars())
                .with("coins", coins)
                .with("now", clock.instant());
        return database.runOnce(statement).map(found -> found.map(row -> outcome(request, coins, row)));
    }

    private static PaymentOutcome outcome(PaymentRequest request, BigDecimal coins, Row row) {
        if (!row.getBoolean("fits")) {
            return new OrderMismatch();
        }
        UUID user = row.getUUID("user_id");
        BigDecimal balance = row.getBigDecimal("balance_after");
        return new Credited(new Payment(request.chargeId(), user, request.stars(), coins, balance), false);
    }

    private Uni<Optional<PaymentOutcome>> repeat(PaymentRequest request, BigDecimal coins) {
        return find.find(request.chargeId(), request.telegramId())
                .map(found -> found.map(stored ->
                        stored.isFor(request, coins) ? new Credited(stored.asCredited(), true) : new ChargeTaken()));
    }
}
