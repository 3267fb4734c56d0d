package dev.aisha.local.system;

import dev.aisha.local.stores.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Reads what the services have written down, over a connection of its own for each statement. */
public final class AskDatabase {
    private static final String TIME_OUT_SECONDS = "5";

    private final String url;

    public AskDatabase(LocalPostgres postgres) {
        url = postgres.jdbcUrl();
    }

    /** What is made of a row. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /**
     * All rows of a statement without parameters, in their order.
     *
     * @throws SQLException also where the database does not answer within 5 s
     */
    public <T> List<T> query(String sql, Row<T> read) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", LocalPostgres.USER);
        properties.put("password", LocalPostgres.PASSWORD);
        properties.put("connectTimeout", TIME_OUT_SECONDS);
        properties.put("socketTimeout", TIME_OUT_SECONDS);
        try (Connection connection = DriverManager.getConnection(url, properties);
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(read.of(result));
            }
            return rows;
        }
    }
}
