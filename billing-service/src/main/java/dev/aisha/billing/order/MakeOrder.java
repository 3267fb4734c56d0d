package dev.aisha.billing.order;

import dev.aisha.billing.account.FindUser;
import dev.aisha.billing.order.OrderOutcome.IdTaken;
import dev.aisha.billing.order.OrderOutcome.Ordered;
import dev.aisha.billing.order.OrderOutcome.UnknownPackage;
import dev.aisha.billing.platform.Attempts;
import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import dev.aisha.contract.billing.CoinPackage;
import dev.aisha.contract.billing.OrderRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Writes down what somebody is about to buy, at today's price, before the invoice is sent. */
@Singleton
final class MakeOrder {
    private static final Sql MAKE = Sql.load("order/make-order.sql");

    private final Database database;
    private final Packages packages;
    private final FindOrder find;
    private final FindUser findUser;
    private final SignPayload payload;
    private final OrderRules rules;
    private final Clock clock;

    MakeOrder(
            Database database,
            Packages packages,
            FindOrder find,
            FindUser findUser,
            SignPayload payload,
            OrderRules rules,
            Clock clock) {
        this.database = database;
        this.packages = packages;
        this.find = find;
        this.findUser = findUser;
        this.payload = payload;
        this.rules = rules;
        this.clock = clock;
    }

    Uni<OrderOutcome> make(OrderRequest request) {
        return Attempts.first(() -> repeat(request), () -> attempt(request), () -> repeat(request));
    }

    private Uni<Optional<OrderOutcome>> attempt(OrderRequest request) {
        return packages.find(request.packageName())
                .map(bought -> findUser.findOrWelcome(request.telegramId()).chain(user -> order(request, user, bought)))
                .orElseGet(() -> Uni.createFrom().item(Optional.of(new UnknownPackage())));
    }

    private Uni<Optional<OrderOutcome>> order(OrderRequest request, UUID user, CoinPackage bought) {
        // PostgreSQL keeps microseconds: a repeat has the same answer to the last digit.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        StoredOrder order = new StoredOrder(
                request.id(),
                user,
                true,
                bought.name(),
                bought.stars(),
                bought.coins(),
                payload.sign(request.id(), user, bought.name()),
                now);
        Sql.Bound statement = MAKE.with("id", order.id())
                .with("userId", user)
                .with("package", order.packageName())
                .with("stars", order.stars())
                .with("coins", order.coins())
                .with("payload", order.payload())
                .with("now", now);
        return database.runOnce(statement)
                .map(made -> made.map(row -> new Ordered(order.asOrdered(rules.validFor()), false)));
    }

    private Uni<Optional<OrderOutcome>> repeat(OrderRequest request) {
        return find.find(request.id(), request.telegramId()).map(found -> found.map(stored -> told(stored, request)));
    }

    private OrderOutcome told(StoredOrder stored, OrderRequest request) {
        boolean same = stored.ofThisUser() && stored.packageName().equals(request.packageName());
        return same ? new Ordered(stored.asOrdered(rules.validFor()), true) : new IdTaken();
    }
}
