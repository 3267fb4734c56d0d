package dev.aisha.billing.reservation;

import dev.aisha.billing.freeminutes.FreeDay;
import dev.aisha.billing.freeminutes.FreeMinutes;
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
    /** The coins are the price of all seconds that are not free, not the sum of two prices: it is rounded once. */
    private static final Sql RAISE = Sql.of("""
            with reservation as materialized (
                select id, user_id, seconds, free_seconds, coins, free_day, price_per_minute
                from billing.reservations
                where id = :id and state = 'HELD' and seconds < :seconds
                for update
            ), account as materialized (
                select b.balance, b.held, b.balance - b.held as available
                from reservation r join billing.user_balances b on b.user_id = r.user_id
                for update of b
            ), day as materialized (
                select f.used
                from account a, reservation r
                join billing.free_seconds f on f.user_id = r.user_id and f.day = r.free_day
                for update of f
            ), split as materialized (
                select r.*, d.used, least(:seconds - r.seconds, greatest(:allowance - d.used, 0)) as extra_free
                from reservation r, day d
            ), price as materialized (
                select s.*, billing.price_of(:seconds - s.free_seconds - s.extra_free, s.price_per_minute) as total
                from split s
            ), quote as materialized (
                select p.*, p.free_seconds + p.extra_free as free, p.total - p.coins as extra, a.balance, a.held, a.available
                from price p, account a
            ), held as (
                update billing.user_balances b set balance = q.balance, held = q.held + q.extra, updated_at = :now
                from quote q
                where b.user_id = q.user_id and q.available >= q.extra
                returning b.user_id
            ), taken as (
                update billing.free_seconds f
                set used = q.used + q.extra_free, allowance = greatest(:allowance, q.used + q.extra_free)
                from held h join quote q on q.user_id = h.user_id
                where f.user_id = q.user_id and f.day = q.free_day and q.extra_free > 0
            ), raised as (
                update billing.reservations r set seconds = :seconds, free_seconds = q.free, coins = q.total
                from held h join quote q on q.user_id = h.user_id
                where r.id = q.id
                returning r.id
            )
            select q.user_id, cast(:seconds as bigint) as seconds, q.free, q.total as coins, q.extra, q.available,
                r.id is not null as held
            from quote q left join raised r on true
            """);

    private final Database database;
    private final FreeMinutes freeMinutes;
    private final Clock clock;

    RaiseHold(Database database, FreeMinutes freeMinutes, Clock clock) {
        this.database = database;
        this.freeMinutes = freeMinutes;
        this.clock = clock;
    }

    public Uni<ReservationOutcome> raise(JobId id, long seconds) {
        return database.run(bound(id, seconds))
                .chain(rows -> rows.isEmpty() ? repeat(id, seconds) : raised(id, HoldAnswer.of(rows.getFirst())));
    }

    private Sql.Bound bound(JobId id, long seconds) {
        return RAISE.with("id", id.value())
                .with("seconds", seconds)
                .with("allowance", FreeDay.at(clock.instant(), freeMinutes).allowance())
                .with("now", clock.instant());
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
