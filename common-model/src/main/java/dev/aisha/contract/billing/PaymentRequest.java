package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/payments}: Stars were paid, their coins are due. Credited once for a charge, for ever.
 *
 * @param telegramId who paid; somebody unknown is made, with the welcome balance
 * @param chargeId Telegram's {@code telegram_payment_charge_id}, at most 255 visible ASCII characters
 * @param stars paid, a whole number
 * @param coins bought, a decimal string with at most two places
 * @param orderId the order that was paid; where it is given, user, Stars and coins must be those of the order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentRequest(
        long telegramId,
        String chargeId,
        long stars,
        String coins,
        @Nullable UUID orderId) {}
