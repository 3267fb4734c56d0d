package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;

/**
 * Coins as they are sold.
 *
 * @param name what an order names it by
 * @param stars its price in Telegram Stars
 * @param coins what the buyer gets
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CoinPackage(
        String name,
        long stars,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal coins) {}
