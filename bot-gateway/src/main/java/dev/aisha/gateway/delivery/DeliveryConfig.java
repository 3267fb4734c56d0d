package dev.aisha.gateway.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages are brought to the chat. */
@ConfigMapping(prefix = "aisha.delivery")
public interface DeliveryConfig {
    /** How long whoever brings a final text to the chat has for it, before another may. */
    @WithDefault("30s")
    Duration attemptTime();

    /**
     * How long whoever sends a placeholder, or writes position or progress into it, has for it. A final text waits for no
     * longer, even if the answer was lost or the writer has died: by then no such call is under way any more. So it is the
     * longest wait for a turn and the longest call ({@code aisha.telegram}), and a margin.
     */
    @WithDefault("12s")
    Duration textTime();

    /** Pause before another attempt where Telegram or the store could not be reached. */
    @WithDefault("15s")
    Duration retryAfter();

    /** Least time between two edits of one message that tell position or progress. */
    @WithDefault("3s")
    Duration progressEvery();

    /** A job that took longer than this ends with a message of its own, as edits ring no bell. */
    @WithDefault("30s")
    Duration ringAfter();

    /** Attempts after which a message that Telegram refuses is given up. */
    @WithDefault("5")
    int mostAttempts();
}
