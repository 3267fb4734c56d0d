package dev.aisha.billing.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A user's coins, and how many of them are held for jobs under way. Changed by the steps of reservations alone. */
@Entity
@Immutable
@Table(schema = "billing", name = "user_balances")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
public class Balance {
    @Id
    private UUID userId;

    private BigDecimal balance;
    private BigDecimal held;
    private Instant updatedAt;

    protected Balance() {}
}
