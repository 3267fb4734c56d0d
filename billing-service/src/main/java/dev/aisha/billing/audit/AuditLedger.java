package dev.aisha.billing.audit;

import dev.aisha.billing.audit.AuditReport.Invariant;
import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts what breaks the invariants of the ledger. One statement sees one snapshot, whatever is written meanwhile. */
@Singleton
public final class AuditLedger {
    /** A job lives for minutes or hours: a hold that is older than this was forgotten. */
    private static final Duration LONGEST_HOLD = Duration.ofHours(24);

    private static final Sql AUDIT = Sql.of("""
            with booked as (
                select user_id, sum(amount) as amount from billing.transactions group by user_id
            ), open_holds as (
                select user_id, sum(coins) as coins from billing.reservations where state = 'HELD' group by user_id
            ), free_taken as (
                select user_id, free_day as day, sum(
                    case state when 'HELD' then free_seconds when 'CAPTURED' then captured_free_seconds else 0 end) as seconds
                from billing.reservations group by user_id, free_day
            ), charges as (
                select user_id, cause_id, amount from billing.transactions
                where transaction_type = 'charge' and cause = 'reservation'
            )
            select 'every-user-has-a-balance' as name, count(*) as figure
            from billing.users u left join billing.user_balances b on b.user_id = u.id
            where b.user_id is null
            union all
            select 'balance-is-sum-of-transactions', count(*)
            from billing.user_balances b full join booked t on t.user_id = b.user_id
            where coalesce(b.balance, 0) <> coalesce(t.amount, 0)
            union all
            select 'held-is-sum-of-open-holds', count(*)
            from billing.user_balances b full join open_holds h on h.user_id = b.user_id
            where coalesce(b.held, 0) <> coalesce(h.coins, 0)
            union all
            select 'available-is-not-negative', count(*) from billing.user_balances where balance - held < 0 or held < 0
            union all
            select 'free-seconds-are-within-allowance', count(*)
            from billing.free_seconds where used < 0 or used > allowance
            union all
            select 'free-seconds-are-those-of-reservations', count(*)
            from billing.free_seconds f full join free_taken t on t.user_id = f.user_id and t.day = f.day
            where coalesce(f.used, 0) <> coalesce(t.seconds, 0)
            union all
            select 'captured-at-most-what-was-held', count(*)
            from billing.reservations
            where state = 'CAPTURED' and (captured_seconds > seconds or captured_coins > coins
                or captured_free_seconds > free_seconds)
            union all
            select 'captured-is-charged-once', count(*)
            from (select * from billing.reservations where state = 'CAPTURED' and captured_coins > 0) r
            full join charges c on c.cause_id = cast(r.id as text) and c.user_id = r.user_id
            where coalesce(r.captured_coins, 0) + coalesce(c.amount, 0) <> 0
            union all
            select 'no-hold-is-forgotten', count(*)
            from billing.reservations where state = 'HELD' and created_at < :forgotten
            """);

    private final Database database;
    private final Clock clock;

    AuditLedger(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Uni<AuditReport> audit() {
        Instant now = clock.instant();
        return database.run(AUDIT.with("forgotten", now.minus(LONGEST_HOLD)))
                .map(rows -> AuditReport.of(now, invariants(rows)));
    }

    private static List<Invariant> invariants(List<Row> rows) {
        return rows.stream()
                .map(row -> Invariant.brokenBy(row.getString("name"), row.getLong("figure")))
                .toList();
    }
}
