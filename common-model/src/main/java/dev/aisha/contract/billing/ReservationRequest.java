package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/reservations/{id}}: hold what this many seconds cost, or a price of its own.
 *
 * @param user whose funds are held; unknown users are made, with the welcome balance
 * @param seconds whole seconds of audio; 1 where the price is one of its own
 * @param coins a decimal string with at most two places, above zero: a price that does not follow from the seconds, and
 *     that free seconds do not pay for; null where it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReservationRequest(
        User user, long seconds, @Nullable String coins) {

    /** For so many seconds of audio. */
    public ReservationRequest(User user, long seconds) {
        this(user, seconds, null);
    }

    /** A Telegram user as the update shows them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record User(
            long telegramId,
            @Nullable String username,
            @Nullable String firstName) {}
}
