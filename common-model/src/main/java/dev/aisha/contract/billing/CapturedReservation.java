package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;

/**
 * Answer to a capture: what the job cost.
 *
 * @param state {@code CAPTURED}
 * @param coins taken from the balance
 * @param freeSeconds taken from the day's free seconds
 * @param balance what the user has left, holds of other jobs included
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CapturedReservation(
        ReservationState state,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal coins,
        long freeSeconds,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal balance) {}
