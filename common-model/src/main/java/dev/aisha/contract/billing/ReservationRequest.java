package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/reservations/{id}}: hold what this many seconds cost.
 *
 * @param user whose funds are held; unknown users are made, with the welcome balance
 * @param seconds whole seconds of audio
 */
public record ReservationRequest(User user, long seconds) {

    /** A Telegram user as the update shows them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record User(
            long telegramId,
            @Nullable String username,
            @Nullable String firstName) {}
}
