package dev.aisha.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aisha.local.stores.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Before a real server: what it committed stays, whoever hears of it. */
class FaultProxyIT {
    private static Connection connect(int port) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + LocalPostgres.DATABASE,
                LocalPostgres.USER,
                LocalPostgres.PASSWORD);
    }

    @Test
    void aStatementIsCommittedAndItsConnectionLost() throws SQLException {
        try (LocalPostgres postgres = LocalPostgres.start();
                FaultProxy proxy = FaultProxy.to("127.0.0.1", postgres.port());
                Connection through = connect(proxy.port());
                Statement statement = through.createStatement()) {
            statement.execute("create table notes (id int primary key)");

            proxy.dropReplies(1, Replies.ofPostgres("INSERT 0 1"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("insert into notes values (7)"))
                    .satisfies(lost -> assertThat(lost.getSQLState()).startsWith("08"));

            try (Connection beside = connect(postgres.port());
                    Statement look = beside.createStatement();
                    ResultSet rows = look.executeQuery("select id from notes")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(7);
            }
        }
    }
}
