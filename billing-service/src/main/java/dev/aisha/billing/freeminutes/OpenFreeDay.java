package dev.aisha.billing.freeminutes;

import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Opens a user's account of free seconds for a day, with the allowance that is then in force: it is fixed for the day. */
@Singleton
public final class OpenFreeDay {
    private static final Sql OPEN = Sql.load("freeminutes/open-free-day.sql");

    private final Database database;

    OpenFreeDay(Database database) {
        this.database = database;
    }

    /** Whether it was opened now; not where it is open already or nobody of this Telegram id has been met. */
    public Uni<Boolean> open(long telegramId, FreeDay day) {
        return database.run(OPEN.with("day", day.date())
                        .with("allowance", day.allowance())
                        .with("telegramId", telegramId))
                .map(rows -> !rows.isEmpty());
    }
}
