package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/promo-codes/{code}}: a code that grants coins. Once made, it stays as it is.
 *
 * @param coins for each redemption, a decimal string with at most two places
 * @param mostRedemptions by everybody together
 * @param mostPerUser by one person
 * @param expiresAt from then on it grants nothing; absent where it never ends
 * @param operator who made it, for the books
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PromoCodeRequest(
        String coins,
        long mostRedemptions,
        long mostPerUser,
        @Nullable Instant expiresAt,
        String operator) {}
