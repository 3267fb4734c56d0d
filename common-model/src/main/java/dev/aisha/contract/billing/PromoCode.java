package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code PUT /v1/promo-codes/{code}}.
 *
 * @param code 3 to 32 capital letters, digits and dashes
 * @param coins for each redemption
 * @param mostRedemptions by everybody together
 * @param mostPerUser by one person
 * @param expiresAt from then on it grants nothing; absent where it never ends
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PromoCode(
        String code,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal coins,
        long mostRedemptions,
        long mostPerUser,
        @Nullable Instant expiresAt) {}
