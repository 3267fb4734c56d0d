package dev.aisha.billing.account;

import dev.aisha.billing.freeminutes.FreeDay;
import dev.aisha.billing.freeminutes.FreeMinutes;
import dev.aisha.billing.freeminutes.OpenFreeDay;
import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import dev.aisha.billing.pricing.Tariff;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * First contact: makes user, balance, welcome bonus and the day's free seconds. Does nothing where the user is known, also
 * where two first contacts race.
 */
@Singleton
public final class WelcomeUser {
    private static final Sql WELCOME = Sql.load("account/welcome-user.sql");

    private final Database database;
    private final Tariff tariff;
    private final OpenFreeDay openDay;
    private final FreeMinutes freeMinutes;
    private final Clock clock;

    WelcomeUser(Database database, Tariff tariff, OpenFreeDay openDay, FreeMinutes freeMinutes, Clock clock) {
        this.database = database;
        this.tariff = tariff;
        this.openDay = openDay;
        this.freeMinutes = freeMinutes;
        this.clock = clock;
    }

    /** Somebody whose names will come with the first note. */
    public Uni<Void> welcome(long telegramId) {
        return welcome(telegramId, null, null);
    }

    public Uni<Void> welcome(long telegramId, @Nullable String username, @Nullable String firstName) {
        return database.run(WELCOME.with("telegramId", telegramId)
                        .with("username", username)
                        .with("firstName", firstName)
                        .with("welcome", tariff.welcomeBalance())
                        .with("now", clock.instant()))
                .chain(() -> openDay.open(telegramId, FreeDay.at(clock.instant(), freeMinutes)))
                .replaceWithVoid();
    }
}
