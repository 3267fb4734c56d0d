package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Answer of {@code GET /v1/users/{telegramId}/account}.
 *
 * @param userId billing's id of the user
 * @param balance the sum of the user's transactions
 * @param held set aside for jobs under way
 * @param available {@code balance − held}, never negative
 * @param freeSecondsLeft of today's allowance
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Account(
        UUID userId,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal balance,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal held,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal available,
        long freeSecondsLeft) {}
