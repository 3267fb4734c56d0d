package dev.aisha.billing.harness;

import dev.aisha.local.stores.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL for all tests that boot the service, and a way into it beside the service. */
public final class Postgres implements QuarkusTestResourceLifecycleManager {
    public static final String TOKEN = "internal-token-of-the-tests";
    public static final String OLD_TOKEN = "the-one-before-it";

    /** Where free days begin: a zone whose days may have 23 or 25 hours. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static @Nullable LocalPostgres postgres;
    private static @Nullable LosingLine line;

    @Override
    public Map<String, String> start() {
        LocalPostgres started = LocalPostgres.start();
        postgres = started;
        line = LosingLine.to(started);
        return Map.of(
                "DATABASE_URL", LocalPostgres.url(line().port()),
                "INTERNAL_API_TOKEN", TOKEN + "," + OLD_TOKEN,
                "FREE_MINUTES_ZONE", ZONE.getId());
    }

    @Override
    public void stop() {
        line().close();
        server().close();
    }

    /** What the service speaks to it through. */
    public static LosingLine line() {
        return Objects.requireNonNull(line, "PostgreSQL was not started");
    }

    public static LocalPostgres server() {
        return Objects.requireNonNull(postgres, "PostgreSQL was not started");
    }

    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(server().jdbcUrl(), LocalPostgres.USER, LocalPostgres.PASSWORD);
    }

    public static void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text. */
    public static @Nullable String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
