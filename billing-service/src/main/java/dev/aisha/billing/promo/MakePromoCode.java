package dev.aisha.billing.promo;

import dev.aisha.billing.platform.Attempts;
import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import dev.aisha.billing.promo.PromoOutcome.IdTaken;
import dev.aisha.billing.promo.PromoOutcome.Made;
import dev.aisha.contract.billing.PromoCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Makes a code, which then stays as it is. */
@Singleton
final class MakePromoCode {
    private static final Sql MAKE = Sql.load("promo/make-promo-code.sql");
    private static final Sql FIND = Sql.load("promo/find-promo-code.sql");

    private final Database database;
    private final Clock clock;

    MakePromoCode(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Uni<PromoOutcome> make(PromoCode code, String operator) {
        return Attempts.first(() -> attempt(code, operator), () -> repeat(code, operator));
    }

    private Uni<Optional<PromoOutcome>> attempt(PromoCode code, String operator) {
        return database.run(MAKE.with("code", code.code())
                        .with("coins", code.coins())
                        .with("mostRedemptions", code.mostRedemptions())
                        .with("mostPerUser", code.mostPerUser())
                        .with("expiresAt", code.expiresAt())
                        .with("operator", operator)
                        .with("now", clock.instant()))
                .map(rows -> rows.stream().findFirst().map(row -> new Made(code, false)));
    }

    private Uni<Optional<PromoOutcome>> repeat(PromoCode code, String operator) {
        return database.run(FIND.with("code", code.code()))
                .map(rows -> rows.stream().findFirst().map(row -> told(code, operator, row)));
    }

    private static PromoOutcome told(PromoCode code, String operator, Row row) {
        OffsetDateTime expiresAt = row.getOffsetDateTime("expires_at");
        PromoCode stored = new PromoCode(
                code.code(),
                row.getBigDecimal("coins"),
                row.getLong("most_redemptions"),
                row.getLong("most_per_user"),
                expiresAt == null ? null : expiresAt.toInstant());
        return stored.equals(code) && operator.equals(row.getString("operator")) ? new Made(code, true) : new IdTaken();
    }
}
