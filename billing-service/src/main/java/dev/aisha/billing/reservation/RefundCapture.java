package dev.aisha.billing.reservation;

import dev.aisha.billing.platform.Attempts;
import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import dev.aisha.billing.reservation.ReservationOutcome.IdTaken;
import dev.aisha.billing.reservation.ReservationOutcome.NothingToRefund;
import dev.aisha.billing.reservation.ReservationOutcome.Refunded;
import dev.aisha.billing.reservation.ReservationOutcome.Unknown;
import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.RefundedReservation;
import dev.aisha.contract.billing.ReservationRefundRequest;
import dev.aisha.contract.billing.ReservationState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Gives the coins of a captured reservation back, once: what support does for a bad transcript. */
@Singleton
public final class RefundCapture {
    private static final Sql REFUND = Sql.load("reservation/refund-capture.sql");
    private static final Sql FIND = Sql.load("reservation/find-refund.sql");

    private final Database database;
    private final Clock clock;

    RefundCapture(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Uni<ReservationOutcome> refund(JobId id, ReservationRefundRequest request) {
        return Attempts.first(() -> attempt(id, request), () -> repeat(id, request));
    }

    private Uni<Optional<ReservationOutcome>> attempt(JobId id, ReservationRefundRequest request) {
        return database.runOnce(REFUND.with("id", id.value())
                        .with("reason", request.reason())
                        .with("operator", request.operator())
                        .with("now", clock.instant()))
                .map(found -> found.map(row -> new Refunded(answer(row), false)));
    }

    private Uni<Optional<ReservationOutcome>> repeat(JobId id, ReservationRefundRequest request) {
        return database.run(FIND.with("id", id.value()))
                .map(rows -> rows.isEmpty() ? Optional.of(new Unknown()) : stored(rows.getFirst(), request));
    }

    private static Optional<ReservationOutcome> stored(Row row, ReservationRefundRequest request) {
        if (row.getBoolean("refundable")) {
            return Optional.empty(); // captured only just now, after the attempt
        }
        if (row.getString("operator") == null) {
            return Optional.of(new NothingToRefund(ReservationState.valueOf(row.getString("state"))));
        }
        boolean same = request.operator().equals(row.getString("operator"))
                && request.reason().equals(row.getString("reason"));
        return Optional.of(same ? new Refunded(answer(row), true) : new IdTaken());
    }

    private static RefundedReservation answer(Row row) {
        return new RefundedReservation(row.getBigDecimal("amount"), row.getBigDecimal("balance_after"));
    }
}
