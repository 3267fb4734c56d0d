package dev.aisha.billing.reservation;

import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import dev.aisha.billing.reservation.ReservationOutcome.Released;
import dev.aisha.billing.reservation.ReservationOutcome.SettledOtherwise;
import dev.aisha.billing.reservation.ReservationOutcome.Unknown;
import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.ReleasedReservation;
import dev.aisha.contract.billing.ReservationState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Gives everything back that was held for a job. The reason is a remark, kept from the first release. */
@Singleton
public final class ReleaseHold {
    private static final Sql RELEASE = Sql.of("""
            with reservation as materialized (
                select id, user_id, free_seconds, coins, free_day
                from billing.reservations
                where id = :id and state = 'HELD'
                for update
            ), account as materialized (
                select b.balance, b.held from reservation r join billing.user_balances b on b.user_id = r.user_id
                for update of b
            ), day as materialized (
                select f.used, f.allowance
                from account a, reservation r
                join billing.free_seconds f on f.user_id = r.user_id and f.day = r.free_day
                for update of f
            ), hold as materialized (
                select r.*, a.balance, a.held, d.used, d.allowance from reservation r, account a, day d
            ), coins_back as (
                update billing.user_balances b set balance = h.balance, held = h.held - h.coins, updated_at = :now
                from hold h
                where b.user_id = h.user_id
            ), free_seconds_back as (
                update billing.free_seconds f set used = h.used - h.free_seconds, allowance = h.allowance
                from hold h
                where f.user_id = h.user_id and f.day = h.free_day and h.free_seconds > 0
            )
            update billing.reservations r set state = 'RELEASED', release_reason = :reason, settled_at = :now
            from hold h
            where r.id = h.id
            returning r.id
            """);

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
        return database.run(
                        RELEASE.with("id", id.value()).with("reason", reason).with("now", clock.instant()))
                .chain(rows -> rows.isEmpty() ? repeat(id) : Uni.createFrom().item(RELEASED));
    }

    private Uni<ReservationOutcome> repeat(JobId id) {
        return database.read(session -> session.get(Reservation.class, id.value()))
                .map(ReleaseHold::answer);
    }

    /** Where nothing was to be released: a repeat, or it is captured. */
    private static ReservationOutcome answer(@Nullable Reservation stored) {
        if (stored == null || stored.state() == ReservationState.HELD) {
            return new Unknown(); // or made only just now, after the attempt
        }
        return stored.state() == ReservationState.RELEASED ? RELEASED_BEFORE : new SettledOtherwise(stored.state());
    }
}
