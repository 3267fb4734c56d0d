package dev.aisha.billing.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A person that Aisha has met. {@link WelcomeUser} makes it, {@link EraseUser} leaves a pseudonym of it. */
@Entity
@Immutable
@NamedQuery(name = ReadAccount.READ, query = """
                select new dev.aisha.billing.account.ReadAccount$Figures(u.id, b.balance, b.held, f.allowance - f.used)
                from User u
                join Balance b on b.userId = u.id
                left join FreeSeconds f on f.id.userId = u.id and f.id.day = :day
                where u.telegramId = :telegramId
                """)
@NamedQuery(name = User.FIND_ID, query = "select u.id from User u where u.telegramId = :telegramId")
@Table(schema = "billing", name = "users")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
public class User {
    /** A user's id by {@code telegramId}. */
    public static final String FIND_ID = "User.findId";

    @Id
    private UUID id;

    private @Nullable Long telegramId;
    private @Nullable String username;
    private @Nullable String firstName;
    private Instant createdAt;
    private byte @Nullable [] pseudonym;
    private @Nullable Instant erasedAt;

    protected User() {}
}
