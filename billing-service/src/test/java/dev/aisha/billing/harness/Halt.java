package dev.aisha.billing.harness;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A halt point: takes a lock that statements of the service need, so that they pile up behind it half-way, and lets them
 * go all at once at {@link #close}. So a race is forced, not hoped for.
 */
public final class Halt implements AutoCloseable {
    private final Connection connection;

    private Halt(Connection connection) {
        this.connection = connection;
    }

    /** Runs a statement in a transaction that stays open. */
    public static Halt at(String sql) throws SQLException {
        Connection connection = Postgres.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return new Halt(connection);
    }

    /** Waits until at least so many statements wait for a lock. */
    public void awaitBlocked(int statements) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Integer.parseInt(String.valueOf(
                                Postgres.query("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")))
                        >= statements);
    }

    /** Takes back what it did, and lets everybody go. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
