package dev.aisha.billing.reservation;

import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.HeldReservation;
import dev.aisha.contract.billing.InsufficientFunds;
import dev.aisha.contract.billing.ReservationState;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * What a statement that wants to hold more has found, and whether it did so.
 *
 * @param userId whose funds they are
 * @param seconds that are to be covered
 * @param free of these, the free ones
 * @param coins price of the rest
 * @param extra of this price, what was not held before
 * @param available what there was of coins
 * @param held whether it was enough, and is held now
 */
record HoldAnswer(
        UUID userId, long seconds, long free, BigDecimal coins, BigDecimal extra, BigDecimal available, boolean held) {

    static HoldAnswer of(Row row) {
        return new HoldAnswer(
                row.getUUID("user_id"),
                row.getLong("seconds"),
                row.getLong("free"),
                row.getBigDecimal("coins"),
                row.getBigDecimal("extra"),
                row.getBigDecimal("available"),
                row.getBoolean("held"));
    }

    HeldReservation reservation(JobId id) {
        return new HeldReservation(id, userId, ReservationState.HELD, seconds, free, coins);
    }

    InsufficientFunds gap() {
        return new InsufficientFunds(extra.subtract(available), available);
    }
}
