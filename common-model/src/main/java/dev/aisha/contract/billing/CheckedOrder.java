package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Answer to a check that the order has passed: let the buyer pay.
 *
 * @param id the order's
 * @param stars that will be paid
 * @param coins that they will buy
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CheckedOrder(
        UUID id,
        long stars,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal coins) {}
