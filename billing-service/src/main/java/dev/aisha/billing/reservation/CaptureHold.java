package dev.aisha.billing.reservation;

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
import org.jspecify.annotations.Nullable;

/**
 * Takes what a job cost, at most what is held for it, and gives the difference back, coins before free seconds: the free
 * seconds of the hold cover the first captured ones, coins are due for the rest.
 */
@Singleton
public final class CaptureHold {
    private static final Sql CAPTURE = Sql.of("""
            with reservation as materialized (
                select id, user_id, seconds, free_seconds, coins, free_day, price_per_minute,
                    least(:seconds, free_seconds) as free
                from billing.reservations
                where id = :id and state = 'HELD' and seconds >= :seconds
                for update
            ), account as materialized (
                select b.balance, b.held from reservation r join billing.user_balances b on b.user_id = r.user_id
                for update of b
            ), day as materialized (
                select f.used, f.allowance
                from account a, reservation r
                join billing.free_seconds f on f.user_id = r.user_id and f.day = r.free_day
                for update of f
            ), bill as materialized (
                select r.*, billing.price_of(:seconds - r.free, r.price_per_minute) as due, a.balance, a.held, d.used, d.allowance
                from reservation r, account a, day d
            ), paid as (
                update billing.user_balances b
                set balance = bill.balance - bill.due, held = bill.held - bill.coins, updated_at = :now
                from bill
                where b.user_id = bill.user_id
                returning b.balance
            ), given_back as (
                update billing.free_seconds f
                set used = bill.used - (bill.free_seconds - bill.free), allowance = bill.allowance
                from bill
                where f.user_id = bill.user_id and f.day = bill.free_day and bill.free < bill.free_seconds
            ), charged as (
                insert into billing.transactions
                    (user_id, amount, transaction_type, description, created_at, cause, cause_id)
                select user_id, -due, 'charge', 'Transcription of ' || cast(:seconds as bigint) || ' s', :now,
                    'reservation', cast(id as text)
                from bill
                where due > 0
            )
            update billing.reservations r
            set state = 'CAPTURED', seconds = bill.seconds, free_seconds = bill.free_seconds, coins = bill.coins,
                captured_seconds = :seconds, captured_free_seconds = bill.free, captured_coins = bill.due,
                balance_after = paid.balance, settled_at = :now
            from bill, paid
            where r.id = bill.id
            returning r.captured_coins, r.captured_free_seconds, r.balance_after
            """);

    private final Database database;
    private final Clock clock;

    CaptureHold(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Uni<ReservationOutcome> capture(JobId id, long seconds) {
        return database.run(
                        CAPTURE.with("id", id.value()).with("seconds", seconds).with("now", clock.instant()))
                .chain(rows -> rows.isEmpty() ? repeat(id, seconds) : captured(rows.getFirst()));
    }

    private static Uni<ReservationOutcome> captured(Row row) {
        CapturedReservation reservation = new CapturedReservation(
                ReservationState.CAPTURED,
                row.getBigDecimal("captured_coins"),
                row.getLong("captured_free_seconds"),
                row.getBigDecimal("balance_after"));
        return Uni.createFrom().item(new Captured(reservation, false));
    }

    private Uni<ReservationOutcome> repeat(JobId id, long seconds) {
        return database.read(session -> session.get(Reservation.class, id.value()))
                .map(stored -> answer(stored, seconds));
    }

    /** Where nothing was to be captured: a repeat, too much, or it is settled otherwise. */
    private static ReservationOutcome answer(@Nullable Reservation stored, long seconds) {
        if (stored == null) {
            return new Unknown();
        }
        if (stored.wasCapturedAt(seconds)) {
            return new Captured(stored.asCaptured(), true);
        }
        return stored.state() == ReservationState.HELD
                ? new MoreThanHeld(stored.seconds())
                : new SettledOtherwise(stored.state());
    }
}
