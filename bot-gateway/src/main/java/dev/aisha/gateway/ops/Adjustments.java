package dev.aisha.gateway.ops;

import dev.aisha.gateway.database.Database;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Adjustments that an admin has asked for, and may agree to for an hour. */
@Singleton
final class Adjustments {
    private static final String ASK = """
            WITH old AS (DELETE FROM gateway.adjustments WHERE asked_at < $7)
            INSERT INTO gateway.adjustments (id, admin_id, telegram_id, amount, reason, asked_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (id) DO NOTHING""";

    /** One that was begun may be booked already: it is asked for again until billing says so. */
    private static final String BEGIN = """
            UPDATE gateway.adjustments SET begun = true
            WHERE id = $1 AND admin_id = $2 AND (asked_at > $3 OR begun AND asked_at > $4)
            RETURNING *""";

    private static final String DROP =
            "DELETE FROM gateway.adjustments WHERE id = $1 AND admin_id = $2 AND NOT begun AND asked_at > $3";

    private static final Duration OPEN_FOR = Duration.ofHours(1);
    private static final Duration KEPT_FOR = Duration.ofDays(1);

    private final Database database;
    private final Clock clock;

    Adjustments(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param telegramId whose balance it is
     * @param amount to be added, negative to be taken
     */
    record Asked(UUID id, long adminId, long telegramId, BigDecimal amount, String reason) {}

    /** Keeps one that its admin is asked about. */
    void ask(Asked adjustment) {
        Instant now = clock.instant();
        database.change(
                ASK,
                adjustment.id(),
                adjustment.adminId(),
                adjustment.telegramId(),
                adjustment.amount(),
                adjustment.reason(),
                now,
                now.minus(KEPT_FOR));
    }

    /** It is to be booked, perhaps again; empty where it is too old, not known, or of another admin. */
    Optional<Asked> begin(UUID id, long adminId) {
        Instant now = clock.instant();
        return database.row(BEGIN, id, adminId, now.minus(OPEN_FOR), now.minus(KEPT_FOR))
                .map(Adjustments::read);
    }

    /** It is not to be booked; false where it is too late for that, or as for {@link #begin}. */
    boolean drop(UUID id, long adminId) {
        return database.change(DROP, id, adminId, clock.instant().minus(OPEN_FOR)) == 1;
    }

    private static Asked read(Row row) {
        return new Asked(
                row.getUUID("id"),
                row.getLong("admin_id"),
                row.getLong("telegram_id"),
                row.getBigDecimal("amount"),
                row.getString("reason"));
    }
}
