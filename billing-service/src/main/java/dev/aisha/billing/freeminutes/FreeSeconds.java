package dev.aisha.billing.freeminutes;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What a user took of a day's free seconds. Changed by the steps of reservations alone. */
@Entity
@Immutable
@Table(schema = "billing", name = "free_seconds")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
public class FreeSeconds {
    @EmbeddedId
    private Id id;

    private long used;
    private long allowance;

    protected FreeSeconds() {}

    /** Whose, and of which day. */
    @Embeddable
    record Id(UUID userId, LocalDate day) {}
}
