package dev.aisha.billing.reservation;

import dev.aisha.billing.platform.Database;
import dev.aisha.billing.reservation.ReservationOutcome.Held;
import dev.aisha.billing.reservation.ReservationOutcome.IdTaken;
import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.ReservationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Answers a request for a reservation that is there already: as it stands, whatever has become of it since. */
@Singleton
public final class RepeatHold {
    /** {@link Known} by {@code id} and {@code telegramId}. */
    static final String FIND = "Reservation.find";

    private final Database database;

    RepeatHold(Database database) {
        this.database = database;
    }

    /** Empty where the id is new. */
    public Uni<Optional<ReservationOutcome>> repeat(JobId id, ReservationRequest request) {
        return database.read(session -> session.createNamedQuery(FIND, Known.class)
                        .setParameter("id", id.value())
                        .setParameter("telegramId", request.user().telegramId())
                        .getSingleResultOrNull())
                .map(known -> Optional.ofNullable(known).map(found -> found.answer(request)));
    }

    /** A reservation, and whether it is that of the user who asks, perhaps erased since. */
    public record Known(Reservation reservation, boolean ofThisUser) {

        private ReservationOutcome answer(ReservationRequest request) {
            boolean same = ofThisUser && reservation.wasRequestedFor(request);
            return same ? new Held(reservation.asHeld(), true) : new IdTaken();
        }
    }
}
