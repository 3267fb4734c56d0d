package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Answer to an adjustment.
 *
 * @param id the adjustment's
 * @param userId billing's id of the user
 * @param amount added, negative where it was taken
 * @param balance after it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Adjustment(
        UUID id,
        UUID userId,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal balance) {}
