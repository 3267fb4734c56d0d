package dev.aisha.gateway.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements and waits for them; callers are on virtual threads. Each statement is a transaction of its own: what
 * must happen together stands in one statement. Times are passed in and out as {@link Instant}.
 */
@Singleton
public final class Database {
    private final Pool pool;
    private final Duration timeout;

    Database(Pool pool, DatabaseConfig config) {
        this.pool = pool;
        this.timeout = config.statementTimeout();
    }

    /**
     * Runs a statement with the values of {@code $1}, {@code $2} and so on.
     *
     * @throws DatabaseUnavailable when it may work later
     * @throws StatementRefused when it never will
     */
    public List<Row> rows(String sql, @Nullable Object... values) {
        List<Row> rows = new ArrayList<>();
        run(sql, values).forEach(rows::add);
        return rows;
    }

    /** Runs a statement of which at most one row comes back. */
    public Optional<Row> row(String sql, @Nullable Object... values) {
        return rows(sql, values).stream().findFirst();
    }

    /** Runs a statement and tells how many rows it changed. */
    public int change(String sql, @Nullable Object... values) {
        return run(sql, values).rowCount();
    }

    private RowSet<Row> run(String sql, @Nullable Object... values) {
        Tuple tuple = Tuple.tuple();
        for (Object value : values) {
            tuple.addValue(value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        }
        try {
            return detached(pool.withConnection(
                            connection -> connection.preparedQuery(sql).execute(tuple)))
                    .await()
                    .atMost(timeout);
        } catch (PgException e) {
            throw isRefusal(e) ? new StatementRefused(e) : new DatabaseUnavailable(e);
        } catch (RuntimeException e) { // a time-out, a lost connection
            throw new DatabaseUnavailable(e);
        }
    }

    /**
     * Giving up must not take the connection from under a statement that is under way. It runs to its own end; what it did
     * is found by the repeat.
     */
    private static <T> Uni<T> detached(Uni<T> work) {
        return Uni.createFrom().emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
    }

    /** Classes 22 (data exception) and 23 (integrity constraint violation) of the SQL standard. */
    private static boolean isRefusal(PgException e) {
        String state = e.getSqlState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** A time of a row, null where the column is. */
    public static @Nullable Instant time(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
