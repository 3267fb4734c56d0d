package dev.aisha.gateway.ops;

import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.database.DatabaseUnavailable;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what the gateway's tables hold, each time in what one index finds quickly. */
@Singleton
final class ReadStats {
    private static final String OF_A_DAY = """
            SELECT jobs.state, coalesce(failure, rejection, '') AS code, count(*) AS jobs,
                coalesce(sum(seconds) FILTER (WHERE rendition IS NULL), 0)::bigint AS seconds,
                coalesce(sum(price) FILTER (WHERE settlement = 'CAPTURED'), 0) AS coins,
                count(*) FILTER (WHERE deliveries.state = 'UNDELIVERABLE') AS undeliverable
            FROM gateway.jobs LEFT JOIN gateway.deliveries ON job_id = id
            WHERE accepted_at > $1
            GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2""";

    private static final String ACTIVE =
            "SELECT count(DISTINCT sender_id) AS number FROM gateway.jobs WHERE accepted_at > $1";

    /** From sender to sender by the index: as many steps as there are people, however many jobs they have. */
    private static final String ACTIVE_EVER = """
            WITH RECURSIVE senders AS (
                (SELECT sender_id FROM gateway.jobs ORDER BY sender_id LIMIT 1)
                UNION ALL
                SELECT (SELECT sender_id FROM gateway.jobs WHERE sender_id > senders.sender_id
                    ORDER BY sender_id LIMIT 1)
                FROM senders WHERE senders.sender_id IS NOT NULL)
            SELECT count(sender_id) AS number FROM senders""";

    private static final String NOW = """
            SELECT open, oldest,
                (SELECT count(*) FROM gateway.deliveries WHERE due_at IS NOT NULL AND state = 'READY') AS not_delivered,
                (SELECT count(*) FROM gateway.payments WHERE state = 'STUCK') AS stuck
            FROM (SELECT count(*) AS open, min(accepted_at) AS oldest FROM gateway.jobs
                WHERE state IN ('ACCEPTED', 'RESERVED', 'QUEUED')) AS open""";

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final Database database;
    private final Clock clock;

    ReadStats(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Stats read() {
        Instant now = clock.instant();
        List<Row> jobs = database.rows(OF_A_DAY, now.minus(DAY));
        Row open = database.row(NOW).orElseThrow();
        return new Stats(
                jobs.stream().map(ReadStats::alike).toList(),
                jobs.stream().mapToLong(row -> row.getLong("undeliverable")).sum(),
                number(ACTIVE, now.minus(DAY)),
                number(ACTIVE, now.minus(WEEK)),
                activeEver(),
                open.getLong("open"),
                Database.time(open, "oldest"),
                open.getLong("not_delivered"),
                open.getLong("stuck"));
    }

    private static Stats.Alike alike(Row row) {
        return new Stats.Alike(
                row.getString("state"),
                row.getString("code"),
                row.getLong("jobs"),
                row.getLong("seconds"),
                row.getBigDecimal("coins"));
    }

    private @Nullable Long activeEver() {
        try {
            return number(ACTIVE_EVER);
        } catch (DatabaseUnavailable tooMany) {
            return null;
        }
    }

    private long number(String sql, Object... values) {
        return database.row(sql, values).orElseThrow().getLong("number");
    }
}
