package dev.aisha.gateway.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages are brought to the chat. */
@ConfigMapping(prefix = "aisha.delivery")
public interface DeliveryConfig {
    /** How long whoever talks to Telegram about a message has for it, before another may. */
    @WithDefault("30s")
    Duration attemptTime();

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
