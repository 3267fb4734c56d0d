package dev.aisha.billing.reservation;

import dev.aisha.billing.platform.Attempts;
import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import dev.aisha.billing.reservation.ReservationOutcome.Captured;
import dev.aisha.billing.reservation.ReservationOutcome.MoreThanHeld;
import dev.aisha.billing.reservation.ReservationOutcome.SettledOtherwise;
import dev.aisha.billing.reservation.ReservationOutcome.Unknown;
import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.CapturedReservation;
import dev.aisha.contract.billing.ReservationState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a job cost, at most what is held for it, and gives the difference back, coins before free seconds: the free
 * seconds of the hold cover the first captured ones, coins are due for the rest.
 */
@Singleton
public final class CaptureHold {
    private static final Sql CAPTURE = Sql.load("reservation/capture-hold.sql");

    private final Database database;
    private final Clock clock;

    CaptureHold(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Uni<ReservationOutcome> capture(JobId id, long seconds) {
        return Attempts.first(
                () -> attempt(id, seconds),
                () -> told(id, seconds),
                () -> attempt(id, seconds),
                () -> told(id, seconds));
    }

    private Uni<Optional<ReservationOutcome>> attempt(JobId id, long seconds) {
        return database.run(
                        CAPTURE.with("id", id.value()).with("seconds", seconds).with("now", clock.instant()))
                .map(rows -> rows.stream().findFirst().map(CaptureHold::captured));
    }

    private static ReservationOutcome captured(Row row) {
        CapturedReservation reservation = new CapturedReservation(
                ReservationState.CAPTURED,
                row.getBigDecimal("captured_coins"),
                row.getLong("captured_free_seconds"),
                row.getBigDecimal("balance_after"));
        return new Captured(reservation, false);
    }

    private Uni<Optional<ReservationOutcome>> told(JobId id, long seconds) {
        return database.read(session -> session.get(Reservation.class, id.value()))
                .map(stored -> answer(stored, seconds));
    }

    /** Where nothing was to be captured: a repeat, too much, or settled otherwise. Empty where there is something by now. */
    private static Optional<ReservationOutcome> answer(@Nullable Reservation stored, long seconds) {
        if (stored == null) {
            return Optional.of(new Unknown());
        }
        if (stored.wasCapturedAt(seconds)) {
            return Optional.of(new Captured(stored.asCaptured(), true));
        }
        if (stored.state() != ReservationState.HELD) {
            return Optional.of(new SettledOtherwise(stored.state()));
        }
        return stored.seconds() < seconds ? Optional.of(new MoreThanHeld(stored.seconds())) : Optional.empty();
    }
}
