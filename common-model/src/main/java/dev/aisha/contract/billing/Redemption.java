package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Answer to a redemption of a promo code.
 *
 * @param id the redemption's
 * @param userId billing's id of the user
 * @param coins granted
 * @param balance after it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Redemption(
        UUID id,
        UUID userId,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal coins,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal balance) {}
