package dev.aisha.billing.reservation;

import dev.aisha.billing.platform.Attempts;
import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import dev.aisha.billing.reservation.ReservationOutcome.Released;
import dev.aisha.billing.reservation.ReservationOutcome.SettledOtherwise;
import dev.aisha.billing.reservation.ReservationOutcome.Unknown;
import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.ReleasedReservation;
import dev.aisha.contract.billing.ReservationState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives everything back that was held for a job. The reason is a remark, kept from the first release. */
@Singleton
public final class ReleaseHold {
    private static final Sql RELEASE = Sql.load("reservation/release-hold.sql");

    private static final ReleasedReservation ANSWER = new ReleasedReservation(ReservationState.RELEASED);
    private static final ReservationOutcome RELEASED_BEFORE = new Released(ANSWER, BigDecimal.ZERO, 0, true);

    private final Database database;
    private final Clock clock;

    ReleaseHold(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Uni<ReservationOutcome> release(JobId id, String reason) {
        return Attempts.first(() -> attempt(id, reason), () -> told(id), () -> attempt(id, reason), () -> told(id));
    }

    private Uni<Optional<ReservationOutcome>> attempt(JobId id, String reason) {
        return database.run(
                        RELEASE.with("id", id.value()).with("reason", reason).with("now", clock.instant()))
                .map(rows -> rows.stream().findFirst().map(ReleaseHold::released));
    }

    private static ReservationOutcome released(Row row) {
        return new Released(ANSWER, row.getBigDecimal("coins"), row.getLong("free_seconds"), false);
    }

    private Uni<Optional<ReservationOutcome>> told(JobId id) {
        return database.read(session -> session.get(Reservation.class, id.value()))
                .map(ReleaseHold::answer);
    }

    /** Where nothing was to be released: a repeat, or it is captured. Empty where there is something by now. */
    private static Optional<ReservationOutcome> answer(@Nullable Reservation stored) {
        if (stored == null) {
            return Optional.of(new Unknown());
        }
        return switch (stored.state()) {
            case HELD -> Optional.empty();
            case RELEASED -> Optional.of(RELEASED_BEFORE);
            case CAPTURED -> Optional.of(new SettledOtherwise(stored.state()));
        };
    }
}
