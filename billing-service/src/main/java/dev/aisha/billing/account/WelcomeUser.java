package dev.aisha.billing.account;

import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import dev.aisha.billing.pricing.Tariff;
import dev.aisha.contract.billing.ReservationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * First contact: makes user, balance and the welcome bonus in one statement. Does nothing where the user is known, also
 * where two first contacts race: the second waits for the first and finds the Telegram id taken.
 */
@Singleton
public final class WelcomeUser {
    private static final Sql WELCOME = Sql.of("""
            with arrived as (
                insert into billing.users (telegram_id, username, first_name, created_at)
                values (:telegramId, :username, :firstName, :now)
                on conflict (telegram_id) do nothing
                returning id
            ), opened as (
                insert into billing.user_balances (user_id, balance, updated_at)
                select id, :welcome, :now from arrived
                returning user_id
            )
            insert into billing.transactions
                (user_id, amount, transaction_type, description, created_at, cause, cause_id)
            select user_id, :welcome, 'bonus', 'Welcome', :now, 'welcome', cast(user_id as text)
            from opened where :welcome > 0
            """);

    private final Database database;
    private final Tariff tariff;
    private final Clock clock;

    WelcomeUser(Database database, Tariff tariff, Clock clock) {
        this.database = database;
        this.tariff = tariff;
        this.clock = clock;
    }

    public Uni<Void> welcome(ReservationRequest.User user) {
        return database.run(WELCOME.with("telegramId", user.telegramId())
                        .with("username", user.username())
                        .with("firstName", user.firstName())
                        .with("welcome", tariff.welcomeBalance())
                        .with("now", clock.instant()))
                .replaceWithVoid();
    }
}
