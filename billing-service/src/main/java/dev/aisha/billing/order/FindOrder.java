package dev.aisha.billing.order;

import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Finds an order by its id, as a user sees it. */
@Singleton
final class FindOrder {
    private static final Sql FIND = Sql.load("order/find-order.sql");

    private final Database database;

    FindOrder(Database database) {
        this.database = database;
    }

    Uni<Optional<StoredOrder>> find(UUID id, long telegramId) {
        return database.run(FIND.with("id", id).with("telegramId", telegramId))
                .map(rows -> rows.stream().findFirst().map(row -> StoredOrder.of(id, row)));
    }
}
