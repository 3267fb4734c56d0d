package dev.aisha.gateway.delivery;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.database.Database;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of {@code gateway.deliveries}. Empty or false: somebody else is at it. */
@Singleton
public final class DeliveryLedger {
    /** A placeholder counts as an attempt until it is known what became of it: then it was one, and there is no second. */
    private static final String START_PLACING = """
            INSERT INTO gateway.deliveries (job_id, state, due_at, attempts) VALUES ($1, 'PLACED', $3, 1)
            ON CONFLICT (job_id) DO UPDATE SET due_at = $3, attempts = 1
            WHERE gateway.deliveries.state = 'PLACED' AND gateway.deliveries.message_id IS NULL
                AND gateway.deliveries.attempts = 0 AND gateway.deliveries.due_at <= $2""";

    /** A result may have come meanwhile: then the message is due at once. */
    private static final String PLACED = """
            UPDATE gateway.deliveries SET message_id = $2, due_at = CASE state WHEN 'READY' THEN $3 ELSE $4 END,
                attempts = CASE state WHEN 'READY' THEN attempts ELSE 0 END
            WHERE job_id = $1 AND message_id IS NULL AND state IN ('PLACED', 'READY')
            RETURNING state""";

    /** A worker that has just begun has 0 per cent to tell: only where a position stands. */
    private static final String START_PROGRESS = """
            UPDATE gateway.deliveries SET shown_percent = $2, shown_ahead = NULL, shown_at = $3, due_at = $4
            FROM gateway.jobs WHERE gateway.jobs.id = job_id AND job_id = $1 AND gateway.deliveries.state = 'PLACED'
                AND gateway.deliveries.message_id IS NOT NULL
                AND (gateway.deliveries.due_at IS NULL OR gateway.deliveries.due_at <= $3)
                AND (shown_percent < $2 OR shown_percent = $2 AND $2 = 0 AND shown_ahead IS NOT NULL)
                AND (shown_at IS NULL OR shown_at <= $5)
            RETURNING gateway.deliveries.message_id, chat_id, language_code""";

    private static final String END_EDIT = """
            UPDATE gateway.deliveries
            SET due_at = CASE state WHEN 'READY' THEN $3 END, shown_at = $4, shown_ahead = coalesce($5, shown_ahead)
            WHERE job_id = $1 AND due_at = $2 AND state IN ('PLACED', 'READY')
            RETURNING state""";

    private static final String TAKE = """
            UPDATE gateway.deliveries SET due_at = $3, attempts = attempts + 1
            WHERE job_id = $1 AND state = 'READY' AND due_at <= $2
            RETURNING message_id, attempts""";

    /** Only for whoever is still at it: of two who have sent a message each, one goes on. */
    private static final String STANDS_ANEW = """
            UPDATE gateway.deliveries SET message_id = $2, due_at = $4
            WHERE job_id = $1 AND state = 'READY' AND due_at = $3""";

    /** Ids of messages are a chat's own: in the new one the old id would be another message's. */
    private static final String MOVED = """
            WITH moved AS (UPDATE gateway.jobs SET chat_id = $2 WHERE id = $1)
            UPDATE gateway.deliveries SET message_id = NULL WHERE job_id = $1""";

    private static final String DELIVERED = """
            UPDATE gateway.deliveries SET state = 'DELIVERED', message_id = $2, delivered_at = $3, due_at = NULL
            WHERE job_id = $1 AND state = 'READY'""";

    private static final String UNDELIVERABLE = """
            UPDATE gateway.deliveries SET state = 'UNDELIVERABLE', reason = $2, due_at = NULL
            WHERE job_id = $1 AND state = 'READY'""";

    private static final String RETRY =
            "UPDATE gateway.deliveries SET due_at = $2 WHERE job_id = $1 AND state = 'READY'";

    private static final String PUT_OFF = """
            UPDATE gateway.deliveries SET due_at = $2, attempts = greatest(attempts - 1, 0)
            WHERE job_id = $1 AND state = 'READY'""";

    private static final String STANDS_AT =
            "SELECT message_id FROM gateway.deliveries WHERE job_id = $1 AND message_id IS NOT NULL";

    private static final String DUE = """
            SELECT job_id, state FROM gateway.deliveries
            WHERE due_at <= $1 AND (state = 'READY' OR message_id IS NULL AND attempts = 0)
            ORDER BY due_at LIMIT $2""";

    private final Database database;
    private final DeliveryConfig config;
    private final Clock clock;

    DeliveryLedger(Database database, DeliveryConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The right to bring a final text to the chat.
     *
     * @param messageId of the message that is to become it; null where none stands
     * @param number of attempts, this one included
     * @param end until when; nobody else tries before
     */
    record Attempt(@Nullable Long messageId, int number, Instant end) {}

    boolean startPlacing(JobId id) {
        Instant now = clock.instant();
        return database.change(START_PLACING, id.value(), now, now.plus(config.textTime())) == 1;
    }

    /** Keeps where the placeholder stands; true if its final text waits for it. */
    boolean placed(JobId id, long messageId) {
        return endPlacing(id, messageId, null);
    }

    /** No placeholder stands; another attempt is made at {@code retryAt}, none where null. True as {@link #placed}. */
    boolean notPlaced(JobId id, @Nullable Instant retryAt) {
        return endPlacing(id, null, retryAt);
    }

    private boolean endPlacing(JobId id, @Nullable Long messageId, @Nullable Instant dueAt) {
        return database.row(PLACED, id.value(), messageId, clock.instant(), dueAt)
                .filter(DeliveryLedger::isReady)
                .isPresent();
    }

    /** The placeholder to write progress into; empty if it is not its time. */
    Optional<Placeholder> startProgress(JobId id, int percent) {
        Instant now = clock.instant();
        Instant end = end(now, config.textTime());
        return database.row(START_PROGRESS, id.value(), percent, now, end, now.minus(config.progressEvery()))
                .map(row -> new Placeholder(
                        row.getLong("chat_id"), row.getLong("message_id"), row.getString("language_code"), end, null));
    }

    /** The message shows what was to be written, and is free again; true as {@link #placed}. */
    boolean edited(JobId id, Placeholder message, Instant shownAt) {
        return endEdit(id, message, shownAt, message.ahead());
    }

    /** The message is as it was, and free again, for edits not before {@code quietUntil}; true as {@link #placed}. */
    boolean notEdited(JobId id, Placeholder message, Instant quietUntil) {
        return endEdit(id, message, quietUntil, null);
    }

    private boolean endEdit(JobId id, Placeholder message, Instant shownAt, @Nullable Integer ahead) {
        return database.row(END_EDIT, id.value(), message.end(), clock.instant(), shownAt, ahead)
                .filter(DeliveryLedger::isReady)
                .isPresent();
    }

    Optional<Attempt> take(JobId id) {
        Instant now = clock.instant();
        Instant end = end(now, config.attemptTime());
        return database.row(TAKE, id.value(), now, end)
                .map(row -> new Attempt(row.getLong("message_id"), row.getInteger("attempts"), end));
    }

    /**
     * A message was sent anew; this attempt goes on with it, from now on for as long as a new one, and later ones do. False
     * if the attempt's time was over and somebody else is at it.
     */
    boolean standsAnew(JobId id, long messageId, Attempt attempt) {
        Instant end = end(clock.instant(), config.attemptTime());
        return database.change(STANDS_ANEW, id.value(), messageId, attempt.end(), end) == 1;
    }

    /** The job's group has this id now, and none of the messages that were in it. */
    void moved(JobId id, long chatId) {
        database.change(MOVED, id.value(), chatId);
    }

    /** As PostgreSQL keeps it, so that it is found again. */
    private static Instant end(Instant now, Duration time) {
        return now.plus(time).truncatedTo(ChronoUnit.MICROS);
    }

    /** READY → DELIVERED; false if it was already. */
    boolean delivered(JobId id, long messageId) {
        return database.change(DELIVERED, id.value(), messageId, clock.instant()) == 1;
    }

    /** READY → UNDELIVERABLE. */
    void undeliverable(JobId id, String reason) {
        database.change(UNDELIVERABLE, id.value(), reason);
    }

    void retryAt(JobId id, Instant dueAt) {
        database.change(RETRY, id.value(), dueAt);
    }

    /** As {@link #retryAt}, after an attempt that does not count: it was not its turn. */
    void putOffUntil(JobId id, Instant dueAt) {
        database.change(PUT_OFF, id.value(), dueAt);
    }

    /** The message that a job has, or had, in its chat. */
    public Optional<Long> standsAt(JobId id) {
        return database.row(STANDS_AT, id.value()).map(row -> row.getLong("message_id"));
    }

    /** Up to {@code limit} messages that somebody has to look at, longest waiting first. */
    public List<LeftBehind> leftBehind(int limit) {
        return database.rows(DUE, clock.instant(), limit).stream()
                .map(DeliveryLedger::leftBehind)
                .toList();
    }

    private static LeftBehind leftBehind(Row row) {
        JobId id = new JobId(row.getUUID("job_id"));
        return isReady(row) ? new LeftBehind.ToDeliver(id) : new LeftBehind.ToPlace(id);
    }

    private static boolean isReady(Row row) {
        return "READY".equals(row.getString("state"));
    }
}
