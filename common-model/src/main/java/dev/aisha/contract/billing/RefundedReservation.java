package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;

/**
 * Answer to a reservation's refund.
 *
 * @param coins given back: what the capture took; free seconds are not, as their day is over
 * @param balance after it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RefundedReservation(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal coins,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal balance) {}
