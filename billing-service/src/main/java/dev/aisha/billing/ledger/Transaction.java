package dev.aisha.billing.ledger;

import dev.aisha.contract.billing.TransactionLine;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One change of a balance and what caused it. The database lets nobody change or delete it. */
@Entity
@Immutable
@NamedQuery(
        name = ReadTransactions.PAGE,
        query = "select t from Transaction t where t.userId = :userId and t.id < :before order by t.id desc")
@Table(schema = "billing", name = "transactions")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
public class Transaction {
    @Id
    private long id;

    private UUID userId;
    private BigDecimal amount;
    private BigDecimal balanceAfter;
    private String transactionType;
    private String description;
    private Instant createdAt;
    private String cause;
    private String causeId;

    protected Transaction() {}

    TransactionLine asLine() {
        return new TransactionLine(id, amount, balanceAfter, transactionType, description, createdAt, cause, causeId);
    }
}
