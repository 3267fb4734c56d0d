package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Answer to an order: what the invoice says.
 *
 * @param id the order's
 * @param userId billing's id of the buyer
 * @param packageName what is bought
 * @param stars its price, fixed now
 * @param coins what the buyer gets, fixed now
 * @param payload for the invoice: names order, user and package, and is signed; at most 128 bytes
 * @param expiresAt from then on the check before payment refuses it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Order(
        UUID id,
        UUID userId,
        @JsonProperty("package") String packageName,
        long stars,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal coins,
        String payload,
        Instant expiresAt) {}
