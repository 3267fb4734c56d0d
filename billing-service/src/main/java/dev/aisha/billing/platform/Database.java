package dev.aisha.billing.platform;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The way to PostgreSQL. Bounds every wait, and tells the database's absence ({@link DatabaseUnavailable}) from a fault
 * of ours. A statement that nobody waits for any more runs to its own end; what it did is found by the repeat.
 */
@Singleton
public final class Database {
    /** Longer than {@code statement_timeout}, so that it is the server that ends a slow statement. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Connection lost, too many of them, locks or time used up, server going down or coming up, lost a deadlock. */
    private static final Pattern PASSING_STATE = Pattern.compile("08...|53...|55P03|57...|40001|40P01");

    private final Mutiny.SessionFactory sessions;
    private final MigrateSchema schema;

    Database(Mutiny.SessionFactory sessions, MigrateSchema schema) {
        this.sessions = sessions;
        this.schema = schema;
    }

    /** Runs statements on one connection, each a transaction of its own. */
    public <T> Uni<T> call(Function<Mutiny.StatelessSession, Uni<T>> statements) {
        if (!schema.isDone()) {
            return Uni.createFrom().failure(new DatabaseUnavailable("not migrated yet"));
        }
        return detached(sessions.withStatelessSession(statements))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(Database::isPassing)
                .transform(e -> new DatabaseUnavailable(e.getClass().getSimpleName()));
    }

    /** Giving up must not take the connection from under a statement that is under way. */
    private static <T> Uni<T> detached(Uni<T> work) {
        return Uni.createFrom().emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
    }

    private static boolean isPassing(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(Database::isPassingItself);
    }

    private static boolean isPassingItself(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof ConnectException
                || failure instanceof ClosedConnectionException
                || failure instanceof NoStackTraceThrowable // the pool's: no connection in time, or too many who wait
                || (failure instanceof PgException refusal
                        && PASSING_STATE
                                .matcher(String.valueOf(refusal.getSqlState()))
                                .matches());
    }
}
