package dev.aisha.billing.account;

import dev.aisha.billing.freeminutes.FreeDay;
import dev.aisha.billing.freeminutes.FreeMinutes;
import dev.aisha.billing.platform.Database;
import dev.aisha.contract.billing.Account;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a user has at this moment: one statement, so that its figures fit each other. */
@Singleton
public final class ReadAccount {
    /** {@link Figures} by {@code telegramId} and {@code day}. */
    static final String READ = "User.readAccount";

    private final Database database;
    private final FreeMinutes freeMinutes;
    private final Clock clock;

    ReadAccount(Database database, FreeMinutes freeMinutes, Clock clock) {
        this.database = database;
        this.freeMinutes = freeMinutes;
        this.clock = clock;
    }

    /** Empty where nobody of this Telegram id has been met. */
    public Uni<Optional<Account>> read(long telegramId) {
        FreeDay today = FreeDay.at(clock.instant(), freeMinutes);
        return database.read(session -> session.createNamedQuery(READ, Figures.class)
                        .setParameter("telegramId", telegramId)
                        .setParameter("day", today.date())
                        .getSingleResultOrNull())
                .map(figures -> Optional.ofNullable(figures).map(found -> found.account(today)));
    }

    /** One row. */
    public record Figures(
            UUID userId,
            BigDecimal balance,
            BigDecimal held,
            @Nullable Long freeSecondsLeft) {

        /** A day that has not been opened yet will be, with the allowance in force. */
        private Account account(FreeDay today) {
            long left = Objects.requireNonNullElse(freeSecondsLeft, today.allowance());
            return new Account(userId, balance, held, balance.subtract(held), left);
        }
    }
}
