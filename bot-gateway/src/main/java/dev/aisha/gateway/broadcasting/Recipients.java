package dev.aisha.gateway.broadcasting;

import dev.aisha.gateway.database.Database;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** Whom a broadcast goes to, each with what became of it. */
@Singleton
final class Recipients {
    /**
     * The next people behind one, from sender to sender by the index, however many jobs each has. Of them those with a private
     * chat, whose id is theirs, who do not want to be erased. The last of them is told, so that the next batch goes on there.
     */
    private static final String ADD = """
            WITH RECURSIVE senders AS (
                (SELECT sender_id FROM gateway.jobs WHERE sender_id > $2 ORDER BY sender_id LIMIT 1)
                UNION ALL
                SELECT (SELECT sender_id FROM gateway.jobs WHERE sender_id > senders.sender_id
                    ORDER BY sender_id LIMIT 1)
                FROM senders WHERE senders.sender_id IS NOT NULL)
            , batch AS MATERIALIZED (SELECT sender_id FROM senders WHERE sender_id IS NOT NULL LIMIT $3)
            , added AS (
                INSERT INTO gateway.broadcast_recipients (broadcast_id, telegram_id, due_at)
                SELECT $1, sender_id, $4 FROM batch
                WHERE EXISTS (SELECT FROM gateway.jobs WHERE jobs.sender_id = batch.sender_id
                        AND chat_id = batch.sender_id)
                    AND NOT EXISTS (SELECT FROM gateway.people_to_erase WHERE telegram_id = batch.sender_id)
                ON CONFLICT DO NOTHING)
            SELECT max(sender_id) AS last FROM batch""";

    /** Whoever has paid has a private chat, and perhaps no notes. */
    private static final String ADD_PAYERS = """
            INSERT INTO gateway.broadcast_recipients (broadcast_id, telegram_id, due_at)
            SELECT DISTINCT $1::uuid, telegram_id, $2::timestamptz FROM gateway.payments
            WHERE telegram_id <> 0
                AND NOT EXISTS (SELECT FROM gateway.people_to_erase AS erased
                    WHERE erased.telegram_id = payments.telegram_id)
            ON CONFLICT DO NOTHING""";

    /** So many new rows at once, of which the planner knows nothing, would have it read them all for each next one. */
    private static final String COUNT_ANEW = "ANALYZE gateway.broadcast_recipients";

    private static final String NEXT = """
            UPDATE gateway.broadcast_recipients SET state = 'SENT', attempts = attempts + 1
            WHERE broadcast_id = $1 AND state = 'PENDING' AND telegram_id = (
                SELECT telegram_id FROM gateway.broadcast_recipients
                WHERE broadcast_id = $1 AND state = 'PENDING' AND due_at <= $2
                ORDER BY due_at, telegram_id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING telegram_id""";

    private static final String BACK = """
            UPDATE gateway.broadcast_recipients
            SET state = CASE WHEN attempts < $4 THEN 'PENDING' ELSE 'FAILED' END, due_at = $3
            WHERE broadcast_id = $1 AND telegram_id = $2 AND state = 'SENT'""";

    private static final String BACK_UNCOUNTED = """
            UPDATE gateway.broadcast_recipients SET state = 'PENDING', attempts = attempts - 1
            WHERE broadcast_id = $1 AND telegram_id = $2 AND state = 'SENT'""";

    private static final String NOT_SENT = """
            UPDATE gateway.broadcast_recipients SET state = $3
            WHERE broadcast_id = $1 AND telegram_id = $2 AND state = 'SENT'""";

    private static final String LEFT = """
            SELECT 1 AS found FROM gateway.broadcast_recipients WHERE broadcast_id = $1 AND state = 'PENDING' LIMIT 1""";

    private static final String TALLY = """
            SELECT state, count(*) AS number FROM gateway.broadcast_recipients WHERE broadcast_id = $1 GROUP BY state""";

    private static final String FORGET = """
            DELETE FROM gateway.broadcast_recipients WHERE (telegram_id, broadcast_id) IN (
                SELECT telegram_id, broadcast_id FROM gateway.broadcast_recipients
                WHERE broadcast_id IN (SELECT id FROM gateway.broadcasts WHERE ended_at < $1)
                LIMIT $2)""";

    private static final String FORGET_BROADCASTS = """
            DELETE FROM gateway.broadcasts WHERE ended_at < $1
                AND NOT EXISTS (SELECT FROM gateway.broadcast_recipients WHERE broadcast_id = id)""";

    private final Database database;
    private final BroadcastConfig config;
    private final Clock clock;

    Recipients(Database database, BroadcastConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** Lists everybody who has a private chat with the bot, and tells how many they are. May be repeated. */
    long add(UUID broadcast) {
        Instant now = clock.instant();
        Long last = 0L;
        while (last != null) {
            last = database.row(ADD, broadcast, last, (long) config.batch(), now)
                    .map(row -> row.getLong("last"))
                    .orElse(null);
        }
        database.change(ADD_PAYERS, broadcast, now);
        database.change(COUNT_ANEW);
        return tally(broadcast).left();
    }

    /** Somebody whose turn it is: from now on they count as having got it. Empty where it is nobody's turn now. */
    OptionalLong next(Broadcast broadcast) {
        List<Row> next = database.rows(NEXT, broadcast.id(), clock.instant());
        return next.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(next.getFirst().getLong("telegram_id"));
    }

    /** They have not got it; it is tried again after this time, but not for ever. */
    void again(Broadcast broadcast, long telegramId, Duration after) {
        database.change(BACK, broadcast.id(), telegramId, clock.instant().plus(after), config.mostAttempts());
    }

    /** They have not got it, nor would anybody else have. */
    void notTheirFault(Broadcast broadcast, long telegramId) {
        database.change(BACK_UNCOUNTED, broadcast.id(), telegramId);
    }

    /** They cannot get it: Telegram does not take it. */
    void failed(Broadcast broadcast, long telegramId) {
        database.change(NOT_SENT, broadcast.id(), telegramId, "FAILED");
    }

    /** They do not want anything of the bot. */
    void blocked(Broadcast broadcast, long telegramId) {
        database.change(NOT_SENT, broadcast.id(), telegramId, "BLOCKED");
    }

    /** Whether somebody has had no turn yet. */
    boolean isAnybodyLeft(Broadcast broadcast) {
        return database.row(LEFT, broadcast.id()).isPresent();
    }

    /** Counts all of them. */
    Tally tally(UUID broadcast) {
        Map<String, Long> states = new HashMap<>();
        database.rows(TALLY, broadcast).forEach(row -> states.put(row.getString("state"), row.getLong("number")));
        return new Tally(
                states.getOrDefault("SENT", 0L),
                states.getOrDefault("FAILED", 0L),
                states.getOrDefault("BLOCKED", 0L),
                states.getOrDefault("PENDING", 0L));
    }

    /** Forgets some of those of broadcasts that ended long ago, and these themselves once they have none. */
    void forgetOld() {
        Instant before = clock.instant().minus(config.rememberFor());
        database.change(FORGET, before, (long) config.batch());
        database.change(FORGET_BROADCASTS, before);
    }
}
