package dev.aisha.billing.reservation;

import dev.aisha.billing.platform.Database;
import dev.aisha.billing.reservation.ReservationOutcome.Released;
import dev.aisha.billing.reservation.ReservationOutcome.SettledOtherwise;
import dev.aisha.billing.reservation.ReservationOutcome.Unknown;
import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.ReleasedReservation;
import dev.aisha.contract.billing.ReservationState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Gives everything back that was held for a job. The reason is a remark, kept from the first release. */
@Singleton
public final class ReleaseHold {
    private static final String RELEASE = """
            with released as (
                update billing.reservations set state = 'RELEASED', release_reason = :reason, settled_at = :now
                where id = :id and state = 'HELD'
                returning user_id, coins, free_day, free_seconds
            ), coins_back as (
                update billing.user_balances b set held = b.held - r.coins, updated_at = :now
                from released r
                where b.user_id = r.user_id
                returning b.user_id
            ), free_seconds_back as (
                update billing.free_seconds f set used = f.used - r.free_seconds
                from released r, coins_back c
                where f.user_id = c.user_id and f.day = r.free_day and r.free_seconds > 0
            )
            select count(*) from released
            """;

    private static final ReleasedReservation ANSWER = new ReleasedReservation(ReservationState.RELEASED);
    private static final ReservationOutcome RELEASED = new Released(ANSWER, false);
    private static final ReservationOutcome RELEASED_BEFORE = new Released(ANSWER, true);

    private final Database database;
    private final Clock clock;

    ReleaseHold(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Uni<ReservationOutcome> release(JobId id, String reason) {
        return database.call(session -> attempt(session, id, reason)
                .chain(count -> count == 1 ? Uni.createFrom().item(RELEASED) : repeat(session, id)));
    }

    private Uni<Long> attempt(Mutiny.StatelessSession session, JobId id, String reason) {
        return session.createNativeQuery(RELEASE, Long.class)
                .setParameter("id", id.value())
                .setParameter("reason", reason)
                .setParameter("now", clock.instant())
                .getSingleResult();
    }

    private static Uni<ReservationOutcome> repeat(Mutiny.StatelessSession session, JobId id) {
        return session.get(Reservation.class, id.value()).map(ReleaseHold::answer);
    }

    /** Where nothing was to be released: a repeat, or it is captured. */
    private static ReservationOutcome answer(@Nullable Reservation stored) {
        if (stored == null || stored.state() == ReservationState.HELD) {
            return new Unknown(); // or made only just now, after the attempt
        }
        return stored.state() == ReservationState.RELEASED ? RELEASED_BEFORE : new SettledOtherwise(stored.state());
    }
}
