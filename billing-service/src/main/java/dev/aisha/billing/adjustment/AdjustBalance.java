package dev.aisha.billing.adjustment;

import dev.aisha.billing.adjustment.AdjustmentOutcome.Adjusted;
import dev.aisha.billing.adjustment.AdjustmentOutcome.CoinsSpent;
import dev.aisha.billing.adjustment.AdjustmentOutcome.IdTaken;
import dev.aisha.billing.adjustment.AdjustmentOutcome.UserUnknown;
import dev.aisha.billing.platform.Attempts;
import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import dev.aisha.contract.billing.Adjustment;
import dev.aisha.contract.billing.AdjustmentRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;

/** Adds coins to a balance or takes some, once for an id; never takes what is spent or held. */
@Singleton
final class AdjustBalance {
    private static final Sql ADJUST = Sql.load("adjustment/adjust-balance.sql");
    private static final Sql FIND = Sql.load("adjustment/find-adjustment.sql");

    private final Database database;
    private final Clock clock;

    AdjustBalance(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param amount that of the request, read */
    Uni<AdjustmentOutcome> adjust(long telegramId, AdjustmentRequest request, BigDecimal amount) {
        return Attempts.first(
                () -> Attempts.unlessKnown(
                        attempt(telegramId, request, amount),
                        outcome -> outcome instanceof CoinsSpent,
                        () -> repeat(telegramId, request, amount)),
                () -> repeat(telegramId, request, amount),
                () -> Uni.createFrom().item(Optional.of(new UserUnknown())));
    }

    private Uni<Optional<AdjustmentOutcome>> attempt(long telegramId, AdjustmentRequest request, BigDecimal amount) {
        Sql.Bound statement = ADJUST.with("telegramId", telegramId)
                .with("id", request.id())
                .with("amount", amount)
                .with("reason", request.reason())
                .with("operator", request.operator())
                .with("now", clock.instant());
        return database.runOnce(statement).map(found -> found.map(row -> outcome(request, amount, row)));
    }

    private static AdjustmentOutcome outcome(AdjustmentRequest request, BigDecimal amount, Row row) {
        if (!row.getBoolean("adjusted")) {
            BigDecimal available = row.getBigDecimal("available");
            return new CoinsSpent(amount.negate().subtract(available), available);
        }
        return new Adjusted(
                new Adjustment(request.id(), row.getUUID("user_id"), amount, row.getBigDecimal("balance")), false);
    }

    private Uni<Optional<AdjustmentOutcome>> repeat(long telegramId, AdjustmentRequest request, BigDecimal amount) {
        return database.run(FIND.with("id", request.id()).with("telegramId", telegramId))
                .map(rows -> rows.stream().findFirst().map(row -> told(request, amount, row)));
    }

    private static AdjustmentOutcome told(AdjustmentRequest request, BigDecimal amount, Row row) {
        boolean same = Boolean.TRUE.equals(row.getBoolean("of_this_user"))
                && amount.compareTo(row.getBigDecimal("amount")) == 0
                && request.reason().equals(row.getString("reason"))
                && request.operator().equals(row.getString("operator"));
        return same
                ? new Adjusted(
                        new Adjustment(request.id(), row.getUUID("user_id"), amount, row.getBigDecimal("balance")),
                        true)
                : new IdTaken();
    }
}
