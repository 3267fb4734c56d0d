package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.local.stores.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the gateway of before wrote is taken over, and what it still writes while others are upgraded is taken. */
class OlderGatewayIT {
    private static LocalPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    private static void migrate(String target) {
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(), LocalPostgres.USER, LocalPostgres.PASSWORD)
                .schemas("gateway")
                .locations("classpath:db/gateway")
                .target(target)
                .load()
                .migrate();
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), LocalPostgres.USER, LocalPostgres.PASSWORD);
    }

    private static void run(Connection on, String sql) throws SQLException {
        try (Statement statement = on.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> strings(Connection on, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = on.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    /** As V2's gateway accepts a note. */
    private static String accept(int number, int sender) {
        return """
                INSERT INTO gateway.jobs (id, state, chat_id, message_id, sender_id, media_kind, file_id,
                    accepted_at, deadline_at, due_at)
                VALUES (%s, 'ACCEPTED', 1, %d, %d, 'voice', 'file', now() + %d * interval '1 second',
                    now() + interval '1 hour', now())""".formatted(id(number), number, sender, number);
    }

    /** As V2's gateway reserves. */
    private static String reserve(int number) {
        return """
                UPDATE gateway.jobs SET state = 'RESERVED', user_id = gen_random_uuid(), held_seconds = 10, due_at = now()
                WHERE state = 'ACCEPTED' AND id = %s""".formatted(id(number));
    }

    /** As V2's gateway submits. */
    private static String queue(int number) {
        return """
                UPDATE gateway.jobs SET state = 'QUEUED', lane = 'short', entry_id = '%d-0', submitted_at = accepted_at
                WHERE state = 'RESERVED' AND id = %s""".formatted(number, id(number));
    }

    /** As V2's gateway gives up. */
    private static String fail(int number) {
        return """
                UPDATE gateway.jobs SET state = 'FAILED', failure = 'INTERNAL', settlement = 'DUE', concluded_at = now()
                WHERE state IN ('ACCEPTED', 'RESERVED', 'QUEUED') AND id = %s""".formatted(id(number));
    }

    private static String id(int number) {
        return "'00000000-0000-5000-8000-%012d'".formatted(number);
    }

    @Test
    void whatIsInFlightGetsPlacesAndWhatAnOlderGatewayDoesIsTaken() throws SQLException {
        migrate("2");
        try (Connection gateway = connection()) {
            for (int number = 1; number <= 6; number++) {
                run(gateway, accept(number, 7));
                run(gateway, reserve(number));
                run(gateway, queue(number));
            }
            run(gateway, accept(8, 7));
            run(gateway, reserve(8));

            migrate("latest");
            assertThat(strings(gateway, "SELECT place FROM gateway.jobs ORDER BY message_id"))
                    .containsExactly("1", "2", "3", "4", "5", "6", null);

            run(gateway, queue(8));
            run(gateway, accept(9, 7));
            run(gateway, reserve(9));
            run(gateway, "UPDATE gateway.jobs SET place = 7, lane = 'short' WHERE id = " + id(9));
            run(gateway, queue(9));
            run(gateway, fail(9));
            run(gateway, accept(10, 7));
            run(gateway, reserve(10));
            run(gateway, "UPDATE gateway.jobs SET place = 7, lane = 'short' WHERE id = " + id(10));
            assertThat(strings(gateway, "SELECT state FROM gateway.jobs WHERE message_id > 6 ORDER BY message_id"))
                    .containsExactly("QUEUED", "FAILED", "RESERVED");
        }
    }
}
