package dev.aisha.billing.order;

import dev.aisha.contract.billing.CheckedOrder;
import dev.aisha.contract.billing.Order;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An order as it is stored.
 *
 * @param ofThisUser whether it is that of the user who asks
 */
record StoredOrder(
        UUID id,
        UUID userId,
        boolean ofThisUser,
        String packageName,
        long stars,
        BigDecimal coins,
        String payload,
        Instant createdAt) {

    static StoredOrder of(UUID id, Row row) {
        return new StoredOrder(
                id,
                row.getUUID("user_id"),
                Boolean.TRUE.equals(row.getBoolean("of_this_user")),
                row.getString("package"),
                row.getLong("stars"),
                row.getBigDecimal("coins"),
                row.getString("payload"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    Instant expiresAt(Duration validFor) {
        return createdAt.plus(validFor);
    }

    Order asOrdered(Duration validFor) {
        return new Order(id, userId, packageName, stars, coins, payload, expiresAt(validFor));
    }

    CheckedOrder asChecked() {
        return new CheckedOrder(id, stars, coins);
    }
}
