package dev.aisha.gateway.ops;

import static java.util.Objects.requireNonNull;

import dev.aisha.gateway.database.Database;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the gateway's tables have of one user. */
@Singleton
final class ReadUser {
    private static final String JOBS = """
            SELECT id, state, coalesce(failure, rejection) AS code, accepted_at,
                coalesce(seconds, held_seconds, announced_seconds) AS seconds
            FROM gateway.jobs WHERE sender_id = $1 ORDER BY accepted_at DESC LIMIT $2""";

    private static final String QUOTES = """
            SELECT count(*) AS number FROM gateway.jobs
            WHERE sender_id = $1 AND state IN ('ACCEPTED', 'RESERVED', 'QUEUED') AND quote_open""";

    private static final String PAYMENTS = """
            SELECT paid_at, stars, coins, state FROM gateway.payments
            WHERE telegram_id = $1 ORDER BY paid_at DESC, id LIMIT $2""";

    private static final String LANGUAGE = "SELECT language FROM gateway.user_settings WHERE telegram_id = $1";

    private static final int NEWEST = 5;

    private final Database database;

    ReadUser(Database database) {
        this.database = database;
    }

    /** A job of theirs; its length is the true one, or what is known of it. */
    record Brief(
            UUID id,
            String state,
            @Nullable String code,
            @Nullable Long seconds,
            Instant acceptedAt) {}

    /** A payment of theirs. */
    record Paid(Instant at, long stars, @Nullable BigDecimal coins, String state) {}

    /** The latest of them, newest first. */
    List<Brief> jobs(long telegramId) {
        return database.rows(JOBS, telegramId, NEWEST).stream()
                .map(ReadUser::job)
                .toList();
    }

    private static Brief job(Row row) {
        return new Brief(
                row.getUUID("id"),
                row.getString("state"),
                row.getString("code"),
                row.getLong("seconds"),
                requireNonNull(Database.time(row, "accepted_at")));
    }

    /** How many prices they have been told and not answered to. */
    long openQuotes(long telegramId) {
        return database.row(QUOTES, telegramId).orElseThrow().getLong("number");
    }

    /** The latest of them, newest first. */
    List<Paid> payments(long telegramId) {
        return database.rows(PAYMENTS, telegramId, NEWEST).stream()
                .map(row -> new Paid(
                        requireNonNull(Database.time(row, "paid_at")),
                        row.getLong("stars"),
                        row.getBigDecimal("coins"),
                        row.getString("state")))
                .toList();
    }

    /** The code of the language that they have chosen; null where they have not. */
    @Nullable
    String language(long telegramId) {
        return database.row(LANGUAGE, telegramId)
                .map(row -> row.getString("language"))
                .orElse(null);
    }
}
