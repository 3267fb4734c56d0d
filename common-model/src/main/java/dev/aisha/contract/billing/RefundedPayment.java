package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Answer to a payment's refund: its coins are taken back, its Stars may be returned.
 *
 * @param chargeId Telegram's id of the charge
 * @param userId billing's id of the user
 * @param stars to be returned
 * @param coins taken back
 * @param balance after it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RefundedPayment(
        String chargeId,
        UUID userId,
        long stars,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal coins,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal balance) {}
