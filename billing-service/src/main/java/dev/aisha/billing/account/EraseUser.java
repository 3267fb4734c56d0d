package dev.aisha.billing.account;

import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes the person out of the books: Telegram id and names go for ever, account, transactions and sums stay under a
 * pseudonym. Who comes back later is a new user with an empty balance: the coins of the old account are gone, the welcome
 * is not given twice, and the free seconds of the day are not given twice either.
 */
@Singleton
public final class EraseUser {
    private static final Logger LOG = Logger.getLogger(EraseUser.class);
    private static final Sql ERASE = Sql.load("account/erase-user.sql");

    private final Database database;
    private final Clock clock;

    EraseUser(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Does nothing where nobody of this Telegram id is known. */
    public Uni<Void> erase(long telegramId) {
        return database.run(ERASE.with("telegramId", telegramId).with("now", clock.instant()))
                .invoke(EraseUser::tell)
                .replaceWithVoid();
    }

    private static void tell(List<Row> erased) {
        erased.forEach(row -> LOG.infof("user erased userId=%s", row.getUUID("id")));
    }
}
