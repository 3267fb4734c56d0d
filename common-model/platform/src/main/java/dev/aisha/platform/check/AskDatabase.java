package dev.aisha.platform.check;

import dev.aisha.platform.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Logs in to PostgreSQL, by the driver that the service brings. */
final class AskDatabase {
    private static final String PEER = "database";

    private AskDatabase() {}

    static Finding ask(String databaseUrl) {
        DatabaseUrl url = DatabaseUrl.parse(databaseUrl);
        Properties properties = new Properties();
        properties.put("user", url.user());
        properties.put("password", url.password());
        for (String limit : new String[] {"connectTimeout", "socketTimeout", "loginTimeout"}) {
            properties.put(limit, "5");
        }
        try (Connection connection = DriverManager.getConnection(url.jdbc(), properties)) {
            return Finding.good(PEER, "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException e) {
            return Finding.bad(PEER, "DATABASE_URL: " + firstLine(e.getMessage()));
        }
    }

    /** PostgreSQL's words name host, user and database, never the password. */
    private static String firstLine(@Nullable String message) {
        return message == null ? "no answer" : message.lines().findFirst().orElse("no answer");
    }
}
