package dev.aisha.billing.promo;

import dev.aisha.billing.account.WelcomeUser;
import dev.aisha.billing.platform.Attempts;
import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import dev.aisha.billing.promo.PromoOutcome.IdTaken;
import dev.aisha.billing.promo.PromoOutcome.Redeemed;
import dev.aisha.billing.promo.PromoOutcome.Refused;
import dev.aisha.billing.promo.PromoOutcome.Unknown;
import dev.aisha.contract.billing.Redemption;
import dev.aisha.contract.billing.RedemptionRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Grants the coins of a code, once for an id, within the limits of the code and of the person. */
@Singleton
final class RedeemPromoCode {
    private static final Sql REDEEM = Sql.load("promo/redeem-promo-code.sql");
    private static final Sql FIND = Sql.load("promo/find-redemption.sql");
    private static final Sql OPEN_USE = Sql.load("promo/open-promo-code-use.sql");

    private final Database database;
    private final WelcomeUser welcome;
    private final Clock clock;

    RedeemPromoCode(Database database, WelcomeUser welcome, Clock clock) {
        this.database = database;
        this.welcome = welcome;
        this.clock = clock;
    }

    Uni<PromoOutcome> redeem(String code, RedemptionRequest request) {
        return Attempts.first(
                () -> grant(code, request),
                () -> repeat(code, request),
                () -> openUseAndGrant(code, request),
                () -> repeat(code, request));
    }

    private Uni<Optional<PromoOutcome>> attempt(String code, RedemptionRequest request) {
        Sql.Bound statement = REDEEM.with("code", code)
                .with("id", request.id())
                .with("telegramId", request.telegramId())
                .with("now", clock.instant());
        return database.runOnce(statement).map(found -> found.map(row -> outcome(request, row)));
    }

    private static PromoOutcome outcome(RedemptionRequest request, Row row) {
        if (row.getBoolean("granted")) {
            return new Redeemed(redemption(request, row), false);
        }
        if (row.getBoolean("expired")) {
            return new Refused("expired");
        }
        return new Refused(row.getBoolean("used_up") ? "used-up" : "used-by-user");
    }

    /** The first time that this person tries this code, perhaps the first time that we meet them. */
    private Uni<Optional<PromoOutcome>> openUseAndGrant(String code, RedemptionRequest request) {
        return database.run(OPEN_USE.with("code", code).with("telegramId", request.telegramId()))
                .chain(opened -> opened.isEmpty()
                        ? Uni.createFrom().item(Optional.of(new Unknown()))
                        : welcome.welcome(request.telegramId()).chain(() -> grant(code, request)));
    }

    private Uni<Optional<PromoOutcome>> grant(String code, RedemptionRequest request) {
        return Attempts.unlessKnown(
                attempt(code, request), outcome -> outcome instanceof Refused, () -> repeat(code, request));
    }

    private Uni<Optional<PromoOutcome>> repeat(String code, RedemptionRequest request) {
        return database.run(FIND.with("id", request.id()).with("telegramId", request.telegramId()))
                .map(rows -> rows.stream().findFirst().map(row -> told(code, request, row)));
    }

    private static PromoOutcome told(String code, RedemptionRequest request, Row row) {
        boolean same = Boolean.TRUE.equals(row.getBoolean("of_this_user")) && code.equals(row.getString("code"));
        return same ? new Redeemed(redemption(request, row), true) : new IdTaken();
    }

    private static Redemption redemption(RedemptionRequest request, Row row) {
        return new Redemption(
                request.id(), row.getUUID("user_id"), row.getBigDecimal("coins"), row.getBigDecimal("balance"));
    }
}
