package dev.aisha.billing.reservation;

import dev.aisha.billing.platform.Attempts;
import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import dev.aisha.billing.reservation.ReservationOutcome.FundsShort;
import dev.aisha.billing.reservation.ReservationOutcome.MoreThanHeld;
import dev.aisha.billing.reservation.ReservationOutcome.Raised;
import dev.aisha.billing.reservation.ReservationOutcome.SettledOtherwise;
import dev.aisha.billing.reservation.ReservationOutcome.Unknown;
import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.ReservationState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds more for a reservation whose audio is longer than announced: what is left of the free seconds of its day first,
 * coins for the rest, at the price that it was held at.
 */
@Singleton
public final class RaiseHold {
    private static final Sql RAISE = Sql.load("reservation/raise-hold.sql");

    private final Database database;
    private final Clock clock;

    RaiseHold(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Uni<ReservationOutcome> raise(JobId id, long seconds) {
        return Attempts.first(
                () -> attempt(id, seconds),
                () -> told(id, seconds),
                () -> attempt(id, seconds),
                () -> told(id, seconds));
    }

    private Uni<Optional<ReservationOutcome>> attempt(JobId id, long seconds) {
        return database.run(
                        RAISE.with("id", id.value()).with("seconds", seconds).with("now", clock.instant()))
                .map(rows -> rows.stream().findFirst().map(row -> outcome(id, HoldAnswer.of(row))));
    }

    private static ReservationOutcome outcome(JobId id, HoldAnswer answer) {
        return answer.held() ? new Raised(answer.reservation(id), false) : new FundsShort(answer.gap());
    }

    private Uni<Optional<ReservationOutcome>> told(JobId id, long seconds) {
        return database.read(session -> session.get(Reservation.class, id.value()))
                .map(stored -> answer(stored, seconds));
    }

    /**
     * Where nothing was to be raised: a repeat, or as many seconds as are covered anyway, or it is settled, or its price is
     * one of its own. Empty where there is something by now.
     */
    private static Optional<ReservationOutcome> answer(@Nullable Reservation stored, long seconds) {
        if (stored == null) {
            return Optional.of(new Unknown());
        }
        if (stored.seconds() >= seconds) {
            return Optional.of(new Raised(stored.asHeld(), true));
        }
        if (stored.state() != ReservationState.HELD) {
            return Optional.of(new SettledOtherwise(stored.state()));
        }
        return stored.isFixed() ? Optional.of(new MoreThanHeld(stored.seconds())) : Optional.empty();
    }
}
