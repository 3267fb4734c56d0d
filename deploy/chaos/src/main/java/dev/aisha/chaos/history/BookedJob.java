package dev.aisha.chaos.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job and its delivery as the gateway's tables have them at the end.
 *
 * @param code why it failed or was rejected; empty otherwise
 * @param settlement empty where there is none
 * @param due whether somebody has to look at job or delivery again
 * @param delivery its state, empty where there is none
 * @param message the message that became the transcript, as far as the gateway knows
 * @param reason why it is undeliverable, empty otherwise
 * @param endedAt null where it has not ended
 */
public record BookedJob(
        String id,
        String state,
        String code,
        String settlement,
        boolean due,
        String delivery,
        @Nullable Long message,
        String reason,
        @Nullable Instant endedAt) {

    /** Whether nothing is left to do for it. */
    public boolean isAtRest() {
        return !due && endedAt != null;
    }

    public boolean isDone() {
        return state.equals("DONE");
    }
}
