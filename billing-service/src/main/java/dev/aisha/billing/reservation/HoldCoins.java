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
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Sets free seconds and coins aside for a new reservation: free seconds first, coins for the rest. */
@Singleton
public final class HoldCoins {
    /**
     * Locks the balance, then the day's free seconds, and so works on their latest state, not on that of the
     * statement's start. Where funds fall short it changes nothing but the user's names.
     */
    private static final Sql HOLD = Sql.of("""
            with account as materialized (
                select b.user_id, b.balance, b.held, b.balance - b.held as available
                from billing.users u join billing.user_balances b on b.user_id = u.id
                where u.telegram_id = :telegramId
                    and not exists (select from billing.reservations where id = :id)
                for update of b
            ), day as materialized (
                select f.used from account a join billing.free_seconds f on f.user_id = a.user_id
                where f.day = :day
                for update of f
            ), split as materialized (
                select a.*, d.used, least(:seconds, greatest(:allowance - d.used, 0)) as free from account a, day d
            ), quote as materialized (
                select s.*, billing.price_of(:seconds - s.free, :price) as coins from split s
            ), held as (
                update billing.user_balances b set balance = q.balance, held = q.held + q.coins, updated_at = :now
                from quote q
                where b.user_id = q.user_id and q.available >= q.coins
                returning b.user_id
            ), taken as (
                update billing.free_seconds f set used = q.used + q.free, allowance = greatest(:allowance, q.used + q.free)
                from held h join quote q on q.user_id = h.user_id
                where f.user_id = q.user_id and f.day = :day and q.free > 0
            ), kept as (
                insert into billing.reservations (id, user_id, requested_seconds, seconds, free_seconds, coins,
                    free_day, price_per_minute, created_at)
                select :id, q.user_id, :seconds, :seconds, q.free, q.coins, :day, :price, :now
                from held h join quote q on q.user_id = h.user_id
                returning id
            ), named as (
                update billing.users u set username = :username, first_name = :firstName
                from account a
                where u.id = a.user_id and (u.username, u.first_name) is distinct from (:username, :firstName)
            )
            select q.user_id, cast(:seconds as bigint) as seconds, q.free, q.coins, q.coins as extra, q.available,
                k.id is not null as held
            from quote q left join kept k on true
            """);

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
        return database.run(bound(id, request, day))
                .map(rows -> rows.stream().findFirst().map(row -> outcome(id, HoldAnswer.of(row))))
                .onFailure(HoldCoins::isTakenMeanwhile)
                .recoverWithItem(Optional.empty());
    }

    private Sql.Bound bound(JobId id, ReservationRequest request, FreeDay day) {
        return HOLD.with("id", id.value())
                .with("telegramId", request.user().telegramId())
                .with("username", request.user().username())
                .with("firstName", request.user().firstName())
                .with("seconds", request.seconds())
                .with("day", day.date())
                .with("allowance", day.allowance())
                .with("price", tariff.costPerMinute())
                .with("now", clock.instant());
    }

    /** The same id, asked for twice at once: the primary key lets one of them through. */
    private static boolean isTakenMeanwhile(Throwable failure) {
        return failure instanceof PgException refusal && "id_once".equals(refusal.getConstraint());
    }

    private static ReservationOutcome outcome(JobId id, HoldAnswer answer) {
        return answer.held() ? new Held(answer.reservation(id), false) : new FundsShort(answer.gap());
    }
}
