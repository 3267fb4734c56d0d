package dev.aisha.billing.reservation;

import dev.aisha.billing.freeminutes.FreeDay;
import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import dev.aisha.billing.pricing.Tariff;
import dev.aisha.billing.reservation.ReservationOutcome.FundsShort;
import dev.aisha.billing.reservation.ReservationOutcome.Held;
import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.ReservationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets free seconds and coins aside for a new reservation: free seconds first, coins for the rest. A price of its own is
 * that of one second, and free seconds do not pay for it.
 */
@Singleton
public final class HoldCoins {
    private static final BigDecimal SECONDS_OF_A_MINUTE = BigDecimal.valueOf(60);
    private static final Sql HOLD = Sql.load("reservation/hold-coins.sql");

    private final Database database;
    private final Tariff tariff;
    private final Clock clock;

    HoldCoins(Database database, Tariff tariff, Clock clock) {
        this.database = database;
        this.tariff = tariff;
        this.clock = clock;
    }

    /** Empty where the id is known already, or the user or the day is not there yet. */
    public Uni<Optional<ReservationOutcome>> hold(JobId id, ReservationRequest request, FreeDay day) {
        return database.runOnce(bound(id, request, day))
                .map(found -> found.map(row -> outcome(id, HoldAnswer.of(row))));
    }

    private Sql.Bound bound(JobId id, ReservationRequest request, FreeDay day) {
        @Nullable BigDecimal fixed = Reservation.fixedCoins(request);
        return HOLD.with("id", id.value())
                .with("telegramId", request.user().telegramId())
                .with("username", request.user().username())
                .with("firstName", request.user().firstName())
                .with("seconds", request.seconds())
                .with("day", day.date())
                .with("coins", fixed)
                .with("price", fixed == null ? tariff.costPerMinute() : fixed.multiply(SECONDS_OF_A_MINUTE))
                .with("now", clock.instant());
    }

    private static ReservationOutcome outcome(JobId id, HoldAnswer answer) {
        return answer.held() ? new Held(answer.reservation(id), false) : new FundsShort(answer.gap());
    }
}
