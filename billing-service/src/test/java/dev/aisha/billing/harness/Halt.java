package dev.aisha.billing.harness;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.IntSupplier;

/** A point at which statements halt: they pile up behind a transaction that has what they need, until it is closed. */
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

    /** At the balance of a user, which is the turnstile to everything of theirs. */
    public static Halt atBalance(long telegramId) throws SQLException {
        return at("""
                select 1 from billing.user_balances b join billing.users u on u.id = b.user_id
                where u.telegram_id = %d for update of b""".formatted(telegramId));
    }

    /** Waits until at least so many statements wait for a lock. */
    public void awaitBlocked(int statements) {
        awaitBlockedOr(() -> 0, statements);
    }

    /** Waits until at least so many statements wait for a lock, or are through without. */
    public void awaitBlockedOr(IntSupplier through, int statements) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(30))
                .until(() -> through.getAsInt() + blocked() >= statements);
    }

    private int blocked() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_clear_snapshot()");
            try (ResultSet rows =
                    statement.executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** Takes back what it did, and lets everybody go. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
