package dev.aisha.chaos.storm;

import dev.aisha.chaos.history.BookedHold;
import dev.aisha.chaos.history.BookedJob;
import dev.aisha.chaos.history.EndedAnew;
import dev.aisha.local.stores.LocalPostgres;
import dev.aisha.local.system.AskDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What gateway and billing have written down, read beside them and not through the disturbed line. */
public final class ReadBooks {
    private static final String JOBS = """
            select j.id::text as id, j.state, coalesce(j.failure, j.rejection, '') as code,
                coalesce(j.settlement, '') as settlement, j.concluded_at,
                (j.due_at is not null or (d.due_at is not null and (d.state = 'READY' or d.message_id is null))) as due,
                coalesce(d.state, '') as delivery, d.message_id, coalesce(d.reason, '') as reason
            from gateway.jobs j left join gateway.deliveries d on d.job_id = j.id""";

    private static final String HOLDS = """
            select id::text as id, user_id::text as user_id, state, coalesce(captured_seconds, 0) as seconds,
                coalesce(captured_free_seconds, 0) as free_seconds, coalesce(captured_coins, 0) as coins, price_per_minute
            from billing.reservations""";

    /** One statement, so one snapshot; each line is one user whose books do not add up. */
    private static final String UNBALANCED = """
            select u.telegram_id || ': balance ' || b.balance || ', sum ' || coalesce(t.amount, 0) || ', held ' || b.held
                || ', open holds ' || coalesce(h.coins, 0) as line
            from billing.user_balances b join billing.users u on u.id = b.user_id
            left join (select user_id, sum(amount) as amount from billing.transactions group by user_id) t
                on t.user_id = b.user_id
            left join (select user_id, sum(coins) as coins from billing.reservations where state = 'HELD'
                group by user_id) h on h.user_id = b.user_id
            where b.balance <> coalesce(t.amount, 0) or b.held <> coalesce(h.coins, 0) or b.held < 0
                or b.balance - b.held < 0""";

    private static final String QUEUED =
            "select id::text as id, lane, entry_id from gateway.jobs where state = 'QUEUED'";

    /**
     * Jobs whose history has more than one end. That one which failed is settled once more is as it should be: its hold
     * came into being after its end.
     */
    private static final String ENDED_ANEW = """
            select job_id::text as id, string_agg(event, ', ' order by id) as events from gateway.job_events
            where event in ('done', 'failed', 'rejected', 'settlement_due', 'ready')
            group by job_id
            having count(*) filter (where event in ('done', 'failed', 'rejected')) > 1
                or count(*) filter (where event = 'ready') > 1
                or (bool_or(event = 'done') and bool_or(event = 'settlement_due'))""";

    private static final String OPEN_HOLDS =
            "select count(*)::text as line from billing.reservations where state = 'HELD'";

    private static final String OPEN_JOBS =
            "select count(*)::text as line from gateway.jobs where due_at is not null or concluded_at is null";

    private final AskDatabase database;

    public ReadBooks(LocalPostgres postgres) {
        database = new AskDatabase(postgres);
    }

    /** All jobs with their deliveries. */
    public List<BookedJob> jobs() throws SQLException {
        return database.query(JOBS, ReadBooks::job);
    }

    /** A job that waits or is worked on, and where its entry stands. */
    record QueuedJob(String id, String stream, String entry) {}

    List<QueuedJob> queued() throws SQLException {
        return database.query(
                QUEUED,
                row -> new QueuedJob(
                        row.getString("id"), "aisha:{jobs}:" + row.getString("lane"), row.getString("entry_id")));
    }

    List<EndedAnew> endedAnew() throws SQLException {
        return database.query(ENDED_ANEW, row -> new EndedAnew(row.getString("id"), row.getString("events")));
    }

    List<BookedHold> holds() throws SQLException {
        return database.query(HOLDS, ReadBooks::hold);
    }

    List<String> unbalanced() throws SQLException {
        return database.query(UNBALANCED, row -> row.getString("line"));
    }

    /** How many jobs are not at their end, or not settled. */
    int open() throws SQLException {
        return Integer.parseInt(
                database.query(OPEN_JOBS, row -> row.getString("line")).getFirst());
    }

    boolean nothingIsHeld() throws SQLException {
        return database.query(OPEN_HOLDS, row -> row.getString("line")).equals(List.of("0"));
    }

    private static BookedJob job(ResultSet row) throws SQLException {
        return new BookedJob(
                row.getString("id"),
                row.getString("state"),
                row.getString("code"),
                row.getString("settlement"),
                row.getBoolean("due"),
                row.getString("delivery"),
                row.getObject("message_id", Long.class),
                row.getString("reason"),
                instant(row.getObject("concluded_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static BookedHold hold(ResultSet row) throws SQLException {
        return new BookedHold(
                row.getString("id"),
                row.getString("user_id"),
                row.getString("state"),
                row.getLong("seconds"),
                row.getLong("free_seconds"),
                row.getBigDecimal("coins"),
                row.getBigDecimal("price_per_minute"));
    }
}
