package dev.aisha.billing.ledger;

import dev.aisha.billing.account.User;
import dev.aisha.billing.platform.Database;
import dev.aisha.contract.billing.TransactionLine;
import dev.aisha.contract.billing.TransactionPage;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads a user's transactions page by page, newest first. Lines that come in between never shift a page. */
@Singleton
public final class ReadTransactions {
    /** {@link Transaction}s of {@code userId} with ids below {@code before}, newest first. */
    static final String PAGE = "Transaction.page";

    private final Database database;

    ReadTransactions(Database database) {
        this.database = database;
    }

    /**
     * Empty where nobody of this Telegram id has been met.
     *
     * @param before only transactions with smaller ids
     * @param limit at most so many
     */
    public Uni<Optional<TransactionPage>> read(long telegramId, long before, int limit) {
        return database.read(session -> session.createNamedQuery(User.FIND_ID, UUID.class)
                .setParameter("telegramId", telegramId)
                .getSingleResultOrNull()
                .onItem()
                .ifNotNull()
                .transformToUni(user -> lines(session, user, before, limit))
                .map(lines -> Optional.ofNullable(lines).map(found -> page(found, limit))));
    }

    /** One more than asked for tells whether there is a next page. */
    private static Uni<List<Transaction>> lines(Mutiny.StatelessSession session, UUID user, long before, int limit) {
        return session.createNamedQuery(PAGE, Transaction.class)
                .setParameter("userId", user)
                .setParameter("before", before)
                .setMaxResults(limit + 1)
                .getResultList();
    }

    private static TransactionPage page(List<Transaction> found, int limit) {
        List<TransactionLine> lines =
                found.stream().limit(limit).map(Transaction::asLine).toList();
        return new TransactionPage(lines, found.size() > limit ? lines.getLast().id() : null);
    }
}
