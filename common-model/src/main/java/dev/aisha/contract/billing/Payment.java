package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Answer to a payment, the same for ever, whatever became of it since.
 *
 * @param chargeId Telegram's id of the charge
 * @param userId billing's id of the user
 * @param stars paid
 * @param coins credited
 * @param balance after it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Payment(
        String chargeId,
        UUID userId,
        long stars,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal coins,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal balance) {}
