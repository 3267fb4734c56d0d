package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.aisha.contract.JobId;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Answer to a reservation that was made, repeated or raised.
 *
 * @param id the job's id
 * @param userId billing's id of the user
 * @param state {@code HELD}, or what has become of it since
 * @param seconds seconds of audio that are covered
 * @param freeSeconds of these, taken from the day's free seconds
 * @param coins held for the rest
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HeldReservation(
        JobId id,
        UUID userId,
        ReservationState state,
        long seconds,
        long freeSeconds,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal coins) {}
