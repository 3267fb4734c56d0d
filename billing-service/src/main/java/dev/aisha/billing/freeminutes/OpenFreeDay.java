package dev.aisha.billing.freeminutes;

import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Opens a user's account of free seconds for a day. Does nothing where it is open. */
@Singleton
public final class OpenFreeDay {
    private static final Sql OPEN = Sql.of("""
            insert into billing.free_seconds (user_id, day, allowance)
            select id, :day, :allowance from billing.users where telegram_id = :telegramId
            on conflict do nothing
            """);

    private final Database database;

    OpenFreeDay(Database database) {
        this.database = database;
    }

    public Uni<Void> open(long telegramId, FreeDay day) {
        return database.run(OPEN.with("day", day.date())
                        .with("allowance", day.allowance())
                        .with("telegramId", telegramId))
                .replaceWithVoid();
    }
}
