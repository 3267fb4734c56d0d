package dev.aisha.billing.platform;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The way to PostgreSQL: objects are read through a session, statements that change or reckon are run as they stand.
 * Bounds every wait, and tells the database's absence ({@link DatabaseUnavailable}) from a fault of ours. A statement
 * that nobody waits for any more runs to its own end; what it did is found by the repeat.
 */
@Singleton
public final class Database {
    /** Longer than {@code statement_timeout}, so that it is the server that ends a slow statement. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Connection lost, too many of them, locks or time used up, server going down or coming up, lost a deadlock. */
    private static final Pattern PASSING_STATE = Pattern.compile("08...|53...|55P03|57...|40001|40P01");

    private static final String UNIQUE_VIOLATION = "23505";

    private final Semaphore longOnes = new Semaphore(2);
    private final Mutiny.SessionFactory sessions;
    private final Pool pool;
    private final OwnConnection ownConnection;
    private final MigrateSchema schema;

    Database(Mutiny.SessionFactory sessions, Pool pool, OwnConnection ownConnection, MigrateSchema schema) {
        this.sessions = sessions;
        this.pool = pool;
        this.ownConnection = ownConnection;
        this.schema = schema;
    }

    /** Reads objects. */
    public <T> Uni<T> read(Function<Mutiny.StatelessSession, Uni<T>> reading) {
        return bounded(sessions.withStatelessSession(reading));
    }

    /**
     * Runs one statement, a transaction of its own, in one round trip. Not through a session: Hibernate's cache of plans
     * takes each call of a native query for a new one, and grows slow. Not by the pool's own {@code preparedQuery} either:
     * it complains of every wait that a lost connection has ended (github.com/eclipse-vertx/vertx-sql-client/issues/1706).
     */
    public Uni<List<Row>> run(Sql.Bound statement) {
        return bounded(pool.withConnection(
                        connection -> connection.preparedQuery(statement.text()).execute(statement.values())))
                .map(Database::list);
    }

    /**
     * Runs a statement that makes something under an id of the caller's. Empty where it returns no row, or where the same
     * id was made meanwhile: one that waited for a lock does not see it, but a unique key does.
     */
    public Uni<Optional<Row>> runOnce(Sql.Bound statement) {
        return run(statement)
                .map(rows -> rows.stream().findFirst())
                .onFailure(failure ->
                        failure instanceof PgException refusal && UNIQUE_VIOLATION.equals(refusal.getSqlState()))
                .recoverWithItem(Optional.empty());
    }

    /** Reads what takes long, with a limit of its own and on a connection of its own. Two at a time. */
    public Uni<List<Row>> runLong(Sql.Bound statement, Duration limit) {
        Uni<RowSet<Row>> work = ownConnection.with(
                limit, connection -> connection.preparedQuery(statement.text()).execute(statement.values()));
        return bounded(Uni.createFrom().deferred(() -> oneOfFewLongOnes(work)), limit.plus(PATIENCE))
                .map(Database::list);
    }

    private <T> Uni<T> oneOfFewLongOnes(Uni<T> work) {
        if (!longOnes.tryAcquire()) {
            return Uni.createFrom().failure(new DatabaseUnavailable("busy with others that take long"));
        }
        return work.onTermination().invoke(longOnes::release);
    }

    private <T> Uni<T> bounded(Uni<T> work) {
        return bounded(work, PATIENCE);
    }

    private <T> Uni<T> bounded(Uni<T> work, Duration patience) {
        if (!schema.isDone()) {
            return Uni.createFrom().failure(new DatabaseUnavailable("not migrated yet"));
        }
        return detached(work)
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure(Database::isPassing)
                .transform(e -> new DatabaseUnavailable(e.getClass().getSimpleName()));
    }

    /** Giving up must not take the connection from under a statement that is under way. */
    private static <T> Uni<T> detached(Uni<T> work) {
        return Uni.createFrom().emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
    }

    private static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private static boolean isPassing(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(Database::isPassingItself);
    }

    private static boolean isPassingItself(Throwable failure) {
        if (failure instanceof PgException refusal) {
            return PASSING_STATE.matcher(String.valueOf(refusal.getSqlState())).matches();
        }
        return failure instanceof TimeoutException
                || failure instanceof ConnectException
                || failure instanceof VertxException // a connection was closed, perhaps before it was open
                || failure instanceof NoStackTraceThrowable; // the pool's: no connection in time, or too many who wait
    }
}
