package dev.aisha.billing.payment;

import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds a payment by its charge. */
@Singleton
final class FindPayment {
    private static final Sql FIND = Sql.load("payment/find-payment.sql");

    /** No Telegram id, for who does not ask as a user. */
    static final long NOBODY = 0;

    private final Database database;

    FindPayment(Database database) {
        this.database = database;
    }

    Uni<Optional<StoredPayment>> find(String chargeId, long telegramId) {
        return database.run(FIND.with("chargeId", chargeId).with("telegramId", telegramId))
                .map(rows -> rows.stream().findFirst().map(row -> StoredPayment.of(chargeId, row)));
    }
}
