package dev.aisha.billing.account;

import dev.aisha.billing.platform.Attempts;
import dev.aisha.billing.platform.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Finds billing's id of a Telegram user. */
@Singleton
public final class FindUser {
    private final Database database;
    private final WelcomeUser welcome;

    FindUser(Database database, WelcomeUser welcome) {
        this.database = database;
        this.welcome = welcome;
    }

    /** Empty where nobody of this Telegram id has been met. */
    public Uni<Optional<UUID>> find(long telegramId) {
        return database.read(session -> session.createNamedQuery(User.FIND_ID, UUID.class)
                        .setParameter("telegramId", telegramId)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /** Makes somebody who has not been met. */
    public Uni<UUID> findOrWelcome(long telegramId) {
        return Attempts.first(
                () -> find(telegramId), () -> welcome.welcome(telegramId).chain(() -> find(telegramId)));
    }
}
