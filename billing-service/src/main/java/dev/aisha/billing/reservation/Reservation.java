package dev.aisha.billing.reservation;

import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.CapturedReservation;
import dev.aisha.contract.billing.HeldReservation;
import dev.aisha.contract.billing.ReservationRequest;
import dev.aisha.contract.billing.ReservationState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A reservation as it is stored. Read here; the steps beside it change it. */
@Entity
@Immutable
@Table(schema = "billing", name = "reservations")
@NamedQuery(name = RepeatHold.FIND, query = """
                select new dev.aisha.billing.reservation.RepeatHold$Known(r, (case when u.telegramId = :telegramId
                    or u.pseudonym = function('billing.pseudonym_of', :telegramId) then true else false end))
                from Reservation r join User u on u.id = r.userId
                where r.id = :id
                """)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
public class Reservation {
    @Id
    private UUID id;

    private UUID userId;

    @Enumerated(EnumType.STRING)
    private ReservationState state;

    private long requestedSeconds;
    private long seconds;
    private long freeSeconds;
    private BigDecimal coins;
    private @Nullable BigDecimal fixedCoins;
    private @Nullable Long capturedSeconds;
    private @Nullable Long capturedFreeSeconds;
    private @Nullable BigDecimal capturedCoins;
    private @Nullable BigDecimal balanceAfter;

    protected Reservation() {}

    ReservationState state() {
        return state;
    }

    /** Seconds that it covers, after raises. */
    long seconds() {
        return seconds;
    }

    /** Whether its price is one of its own. */
    boolean isFixed() {
        return fixedCoins != null;
    }

    boolean wasRequestedFor(ReservationRequest request) {
        @Nullable BigDecimal asked = fixedCoins(request);
        return requestedSeconds == request.seconds()
                && (fixedCoins == null ? asked == null : asked != null && fixedCoins.compareTo(asked) == 0);
    }

    /** As it is stored; null where the price follows from the seconds. */
    static @Nullable BigDecimal fixedCoins(ReservationRequest request) {
        return request.coins() == null ? null : new BigDecimal(request.coins()).setScale(2, RoundingMode.UNNECESSARY);
    }

    boolean wasCapturedAt(long seconds) {
        return state == ReservationState.CAPTURED && Objects.equals(capturedSeconds, seconds);
    }

    HeldReservation asHeld() {
        return new HeldReservation(new JobId(id), userId, state, seconds, freeSeconds, coins);
    }

    /** What its capture answered. */
    CapturedReservation asCaptured() {
        return new CapturedReservation(
                state,
                Objects.requireNonNull(capturedCoins),
                Objects.requireNonNull(capturedFreeSeconds),
                Objects.requireNonNull(balanceAfter));
    }
}
