package dev.aisha.billing.reservation;

import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import dev.aisha.billing.reservation.ReservationOutcome.FundsShort;
import dev.aisha.billing.reservation.ReservationOutcome.Raised;
import dev.aisha.billing.reservation.ReservationOutcome.SettledOtherwise;
import dev.aisha.billing.reservation.ReservationOutcome.Unknown;
import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.ReservationState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
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
        return database.run(bound(id, seconds))
                .chain(rows -> rows.isEmpty() ? repeat(id, seconds) : raised(id, HoldAnswer.of(rows.getFirst())));
    }

    private Sql.Bound bound(JobId id, long seconds) {
        return RAISE.with("id", id.value()).with("seconds", seconds).with("now", clock.instant());
    }

    private static Uni<ReservationOutcome> raised(JobId id, HoldAnswer answer) {
        return Uni.createFrom()
                .item(answer.held() ? new Raised(answer.reservation(id), false) : new FundsShort(answer.gap()));
    }

    private Uni<ReservationOutcome> repeat(JobId id, long seconds) {
        return database.read(session -> session.get(Reservation.class, id.value()))
                .map(stored -> answer(stored, seconds));
    }

    /** Where nothing was to be raised: a repeat, or as many seconds as are covered anyway, or it is settled. */
    private static ReservationOutcome answer(@Nullable Reservation stored, long seconds) {
        if (stored == null || (stored.state() == ReservationState.HELD && stored.seconds() < seconds)) {
            return new Unknown(); // or made only just now, after the attempt
        }
        return stored.seconds() >= seconds ? new Raised(stored.asHeld(), true) : new SettledOtherwise(stored.state());
    }
}
