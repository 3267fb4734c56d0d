package dev.aisha.gateway.intake;

import dev.aisha.gateway.telegram.Telegram;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The right to poll for this bot: an advisory lock in PostgreSQL, held on a connection of its own and gone with it, so
 * that of all replicas one polls, and another when that one dies.
 */
@Singleton
final class PollerLock {
    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(hashtextextended('aisha poller ' || ?, 0))";

    private static final int TIMEOUT_SECONDS = 5;

    /** Lets the server notice within half a minute that the host which holds the lock is gone. */
    private static final String KEEP_ALIVE =
            "-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final long botId;
    private @Nullable Connection connection;
    private boolean held;

    @Inject
    PollerLock(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            Telegram telegram) {
        this(url, user, password, telegram.botId());
    }

    PollerLock(String url, String user, String password, long botId) {
        this.botId = botId;
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
        database.setConnectTimeout(TIMEOUT_SECONDS);
        database.setSocketTimeout(TIMEOUT_SECONDS);
        database.setTcpKeepAlive(true);
        database.setOptions(KEEP_ALIVE);
        database.setApplicationName("aisha-gateway-poller");
    }

    /**
     * Takes the lock, or makes sure that it is still held; false while another replica has it.
     *
     * @throws IllegalStateException if the database is away; the lock is lost then
     */
    synchronized boolean hold() {
        try {
            if (connection == null) {
                connection = database.getConnection();
            }
            held = held ? connection.isValid(TIMEOUT_SECONDS) : tryLock(connection);
            if (!held && !connection.isValid(TIMEOUT_SECONDS)) {
                throw new SQLException("connection lost");
            }
            return held;
        } catch (SQLException e) {
            release();
            throw new IllegalStateException("the database is away, and the poller's lock with it", e);
        }
    }

    private boolean tryLock(Connection on) throws SQLException {
        try (PreparedStatement statement = on.prepareStatement(TRY_LOCK)) {
            statement.setString(1, String.valueOf(botId));
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** Lets another replica have it. */
    synchronized void release() {
        Connection closing = connection;
        connection = null;
        held = false;
        if (closing != null) {
            try {
                closing.close();
            } catch (SQLException e) {
                // It is gone, which is what was wanted.
            }
        }
    }

    void stop(@Observes @Priority(2000) ShutdownEvent event) {
        release();
    }
}
