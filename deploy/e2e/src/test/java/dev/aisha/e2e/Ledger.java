package dev.aisha.e2e;

import static org.awaitility.Awaitility.await;

import dev.aisha.local.stores.LocalStores;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.messages.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What PostgreSQL and the object store know of a user, read once nothing is left to do for them. */
final class Ledger {
    private static final Duration REST_WITHIN = Duration.ofSeconds(60);

    private final Map<String, String> stores;
    private final MinioClient store;

    Ledger(LocalStores stores) {
        this.stores = stores.environment();
        store = MinioClient.builder()
                .endpoint(endpoint())
                .credentials(this.stores.get("MINIO_ACCESS_KEY"), this.stores.get("MINIO_SECRET_KEY"))
                .build();
    }

    /** Coins as written in the tables, seconds of today. */
    record Account(String balance, String held, long freeSecondsLeft) {}

    /** What is left of the welcome balance after the first note of a day, which lasted longer than the free minutes. */
    static String balanceAfter(long seconds) {
        BigDecimal price = BigDecimal.valueOf(seconds - 180)
                .multiply(BigDecimal.valueOf(15))
                .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
        return new BigDecimal("100.00").subtract(price).toPlainString();
    }

    Account account(long telegramId) {
        awaitRest(telegramId);
        return query("""
                        select b.balance, b.held, 180 - coalesce((select sum(f.used) from billing.free_seconds f
                            where f.user_id = u.id), 0)
                        from billing.users u join billing.user_balances b on b.user_id = u.id
                        where u.telegram_id = ?
                        """, telegramId, row -> new Account(row.getString(1), row.getString(2), row.getLong(3)))
                .getFirst();
    }

    /** State, settlement and delivery of each of the user's jobs, oldest first. */
    List<String> jobStates(long telegramId) {
        awaitRest(telegramId);
        return query("""
                select concat_ws(' ', j.state, j.settlement, d.state)
                from gateway.jobs j left join gateway.deliveries d on d.job_id = j.id
                where j.sender_id = ? order by j.accepted_at
                """, telegramId, row -> row.getString(1));
    }

    /** The state of each of the user's reservations. */
    List<String> reservations(long telegramId) {
        return query("""
                select r.state from billing.reservations r join billing.users u on u.id = r.user_id
                where u.telegram_id = ?
                """, telegramId, row -> row.getString(1));
    }

    /** Names of the user's objects, without their folders. */
    List<String> objectsOf(long telegramId) {
        return objectsUnder(userId(telegramId) + "/").stream()
                .map(key -> key.substring(key.lastIndexOf('/') + 1))
                .toList();
    }

    /** Tables with a row in which this text stands, in whatever column. */
    List<String> tablesWith(String text) {
        return tables().stream()
                .filter(table -> !query(
                                "select 1 from " + table + " as r where ? >= 0 and position('" + text
                                        + "' in r::text) > 0",
                                0,
                                row -> row.getLong(1))
                        .isEmpty())
                .toList();
    }

    /** Tables in which a person or a chat has this id. */
    List<String> tablesWith(long telegramId) {
        return query("""
                        select table_schema || '.' || table_name || ' where ' || column_name || ' = '
                        from information_schema.columns
                        where ? >= 0 and table_schema in ('gateway', 'billing')
                            and column_name in ('telegram_id', 'sender_id', 'chat_id')
                        """, 0, row -> row.getString(1)).stream()
                .filter(column -> !query(
                                "select 1 from " + column + telegramId + " and ? >= 0", 0, row -> row.getLong(1))
                        .isEmpty())
                .toList();
    }

    private List<String> tables() {
        return query("""
                select table_schema || '.' || table_name from information_schema.tables
                where ? >= 0 and table_schema in ('gateway', 'billing') and table_type = 'BASE TABLE'
                """, 0, row -> row.getString(1));
    }

    /** Everything in the store whose key begins so. */
    List<String> objectsUnder(String prefix) {
        try {
            List<String> keys = new ArrayList<>();
            for (Result<Item> item : store.listObjects(ListObjectsArgs.builder()
                    .bucket(stores.get("MINIO_BUCKET"))
                    .prefix(prefix)
                    .recursive(true)
                    .build())) {
                keys.add(item.get().objectName());
            }
            return keys;
        } catch (Exception e) {
            throw new IllegalStateException("the store did not answer", e);
        }
    }

    /** Billing's id of a user. */
    String userId(long telegramId) {
        return query("select id::text from billing.users where telegram_id = ?", telegramId, row -> row.getString(1))
                .getFirst();
    }

    /** Users whose balance is not the sum of their transactions, or who have something held though all is at rest. */
    List<String> usersThatDoNotAddUp() {
        return query("""
                select u.telegram_id::text from billing.users u join billing.user_balances b on b.user_id = u.id
                where ? >= 0 and (b.held <> 0 or b.balance <>
                    (select coalesce(sum(t.amount), 0) from billing.transactions t where t.user_id = u.id))
                """, 0, row -> row.getString(1));
    }

    private void awaitRest(long telegramId) {
        await("jobs of " + telegramId + " at rest")
                .atMost(REST_WITHIN)
                .until(() ->
                        query("""
                        select count(*) from gateway.jobs j left join gateway.deliveries d on d.job_id = j.id
                        where j.sender_id = ? and (j.due_at is not null or d.due_at is not null)
                        """, telegramId, row -> row.getLong(1)).getFirst().equals(0L));
    }

    private String endpoint() {
        String endpoint = stores.getOrDefault("MINIO_ENDPOINT", "");
        return endpoint.startsWith("http") ? endpoint : "http://" + endpoint;
    }

    private <T> List<T> query(String sql, long argument, Row<T> read) {
        URI url = URI.create(stores.getOrDefault("DATABASE_URL", ""));
        String[] credentials = url.getUserInfo().split(":", 2);
        String jdbc = "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath();
        try (Connection connection = DriverManager.getConnection(jdbc, credentials[0], credentials[1]);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, argument);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(read.of(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }
}
