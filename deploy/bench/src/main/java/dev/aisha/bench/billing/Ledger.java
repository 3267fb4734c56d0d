package dev.aisha.bench.billing;

import dev.aisha.local.stack.Service;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.stores.LocalPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A ledger of its own: PostgreSQL that keeps what it commits, and a billing service as it is shipped. */
final class Ledger implements AutoCloseable {
    static final String TOKEN = "bench-internal-token";

    /** The audit is off: it reads the whole ledger, and would do so in the midst of a round. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("INTERNAL_API_TOKEN", TOKEN, "LOG_LEVEL", "WARN", "AISHA_AUDIT_EVERY", "off");

    /** As production has it, and room for the part of the data that is in use. */
    private static final List<String> DURABLE = List.of(
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "shared_buffers=512MB",
            "maintenance_work_mem=1GB",
            "max_wal_size=4GB");

    private final LocalPostgres postgres;
    private final ServiceProcess service;

    private Ledger(LocalPostgres postgres, ServiceProcess service) {
        this.postgres = postgres;
        this.service = service;
    }

    /** With so many users, whose Telegram ids are 1, 2, 3 and so on, with a thousand million coins each. */
    static Ledger start(String name, int users) throws SQLException, IOException {
        LocalPostgres postgres = LocalPostgres.start(DURABLE);
        ServiceProcess service = ServiceProcess.start(
                Service.BILLING, name, ServiceProcess.asShipped(), environment(postgres), 0, postgres.folder());
        service.awaitReady();
        Ledger ledger = new Ledger(postgres, service);
        ledger.run("seed-users.sql", Map.of("users", users));
        return ledger;
    }

    private static Map<String, String> environment(LocalPostgres postgres) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.put("DATABASE_URL", postgres.url());
        return environment;
    }

    LocalPostgres postgres() {
        return postgres;
    }

    String url() {
        return service.url();
    }

    /** Adds so many lines of history, spread over all users. */
    void addHistory(long lines) throws SQLException, IOException, InterruptedException {
        run("seed-history.sql", Map.of("lines", lines));
        settle();
    }

    /** Has everything that was written put on disk now, and not in the midst of a round. */
    private void settle() throws SQLException, IOException, InterruptedException {
        execute("checkpoint");
        new ProcessBuilder("sync").inheritIO().start().waitFor();
    }

    /** A number that a query finds. */
    long count(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void run(String file, Map<String, ?> values) throws SQLException, IOException {
        String sql;
        try (var in = Objects.requireNonNull(Ledger.class.getResourceAsStream(file), file)) {
            sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (var value : values.entrySet()) {
            sql = sql.replace(":" + value.getKey(), String.valueOf(value.getValue()));
        }
        execute(sql);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), LocalPostgres.USER, LocalPostgres.PASSWORD);
    }

    @Override
    public void close() {
        service.close();
        postgres.close();
    }
}
