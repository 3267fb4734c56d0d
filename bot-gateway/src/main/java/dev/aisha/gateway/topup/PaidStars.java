package dev.aisha.gateway.topup;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment, as its payer may know it.
 *
 * @param coins what was bought; null where nobody knows
 * @param state {@code PAID}, {@code CREDITED}, {@code REFUNDING}, {@code REFUNDED}, or {@code STUCK} until somebody looks
 * @param chargeId Telegram's name of it, which its payer sees in their receipts
 */
public record PaidStars(
        Instant paidAt,
        long stars,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal coins,

        String state,
        String chargeId) {}
