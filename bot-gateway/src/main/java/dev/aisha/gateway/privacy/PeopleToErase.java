package dev.aisha.gateway.privacy;

import dev.aisha.gateway.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who wants to be forgotten, and everything of theirs in the gateway's tables. */
@Singleton
final class PeopleToErase {
    /** Nothing of theirs is packed any more; what others ask for in groups is not theirs to pay, or they would never end. */
    private static final String ADD = """
            WITH sponsored AS (
                UPDATE gateway.groups SET sponsor_id = NULL, sponsor_username = NULL, sponsor_first_name = NULL,
                    sponsor_language = NULL
                WHERE sponsor_id = $1)
            , exports AS (DELETE FROM gateway.exports WHERE telegram_id = $1)
            INSERT INTO gateway.people_to_erase (telegram_id, language_code, asked_at, due_at) VALUES ($1, $2, $3, $3)
            ON CONFLICT (telegram_id) DO UPDATE SET due_at = $3""";

    private static final String TAKE = """
            UPDATE gateway.people_to_erase SET due_at = $2 WHERE telegram_id = (
                SELECT telegram_id FROM gateway.people_to_erase WHERE due_at <= $1
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING telegram_id, language_code""";

    /** Not ended, not settled, or not told. */
    private static final String UNDER_WAY = """
            SELECT 1 AS found FROM gateway.jobs LEFT JOIN gateway.deliveries ON job_id = id
            WHERE sender_id = $1
                AND (concluded_at IS NULL OR jobs.due_at IS NOT NULL OR deliveries.due_at IS NOT NULL)
            UNION ALL
            SELECT 1 FROM gateway.payments WHERE telegram_id = $1 AND due_at IS NOT NULL
            LIMIT 1""";

    private static final String JOBS = "SELECT id FROM gateway.jobs WHERE sender_id = $1";

    /** Of payments the sums stay, of nobody; their charges are what Telegram knows them by. */
    private static final String ERASE = """
            WITH gone AS (DELETE FROM gateway.jobs WHERE sender_id = $1 RETURNING user_id)
            , transcripts AS (DELETE FROM gateway.transcripts WHERE sender_id = $1 RETURNING user_id)
            , settings AS (DELETE FROM gateway.user_settings WHERE telegram_id = $1)
            , sponsored AS (
                UPDATE gateway.groups SET sponsor_id = NULL, sponsor_username = NULL, sponsor_first_name = NULL,
                    sponsor_language = NULL
                WHERE sponsor_id = $1)
            , exports AS (DELETE FROM gateway.exports WHERE telegram_id = $1)
            , orders AS (DELETE FROM gateway.orders WHERE telegram_id = $1)
            , payments AS (
                UPDATE gateway.payments SET telegram_id = 0, language_code = NULL, payload = '' WHERE telegram_id = $1)
            , differences AS (UPDATE gateway.star_differences SET telegram_id = 0 WHERE telegram_id = $1)
            , adjustments AS (DELETE FROM gateway.adjustments WHERE telegram_id = $1 OR admin_id = $1)
            , recipients AS (DELETE FROM gateway.broadcast_recipients WHERE telegram_id = $1)
            , broadcasts AS (
                UPDATE gateway.broadcasts SET admin_id = 0, message_id = NULL, text = '',
                    state = CASE state WHEN 'DONE' THEN state ELSE 'STOPPED' END, ended_at = coalesce(ended_at, $2)
                WHERE admin_id = $1)
            , folders AS (
                INSERT INTO gateway.erasures (prefix, due_at, last_at)
                SELECT user_id || '/', $2, $3 FROM (
                    SELECT user_id FROM gone UNION SELECT user_id FROM transcripts) AS ids
                WHERE user_id IS NOT NULL
                ON CONFLICT (prefix) DO UPDATE SET due_at = excluded.due_at, last_at = excluded.last_at)
            DELETE FROM gateway.people_to_erase WHERE telegram_id = $1""";

    private static final Duration TIME = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    /** A worker that still wrote something has ended by then. */
    private static final Duration ERASED_AGAIN_AFTER = Duration.ofHours(1);

    private final Database database;
    private final Clock clock;

    PeopleToErase(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Somebody who is being erased.
     *
     * @param languageCode in which they are told
     */
    record Person(long telegramId, @Nullable String languageCode) {}

    /** Somebody wants to be forgotten. */
    void add(long telegramId, String languageCode) {
        database.change(ADD, telegramId, languageCode, clock.instant());
    }

    /** Somebody whose turn it is; nobody else gets them for a while. */
    Optional<Person> take() {
        Instant now = clock.instant();
        return database.row(TAKE, now, now.plus(TIME))
                .map(row -> new Person(row.getLong("telegram_id"), row.getString("language_code")));
    }

    /** Their turn comes again soon. */
    void putOff(Person person) {
        database.change(
                "UPDATE gateway.people_to_erase SET due_at = $2 WHERE telegram_id = $1",
                person.telegramId(),
                clock.instant().plus(AGAIN));
    }

    /** Whether a job or a payment of theirs is not at its end. */
    boolean isUnderWay(Person person) {
        return database.row(UNDER_WAY, person.telegramId()).isPresent();
    }

    /** The ids of their jobs. */
    Set<UUID> jobs(Person person) {
        return database.rows(JOBS, person.telegramId()).stream()
                .map(row -> row.getUUID("id"))
                .collect(Collectors.toSet());
    }

    /** Erases all of theirs from the tables, and lists their objects to be erased. */
    void erase(Person person) {
        Instant now = clock.instant();
        database.change(ERASE, person.telegramId(), now, now.plus(ERASED_AGAIN_AFTER));
    }
}
