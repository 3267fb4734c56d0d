package dev.aisha.gateway.broadcasting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages to everybody are sent. */
@ConfigMapping(prefix = "aisha.broadcasting")
public interface BroadcastConfig {
    /**
     * Most messages in any second, by all replicas together. Telegram takes about 30 of a bot; positions and progress, which
     * go with the same low urgency, may be 20.
     */
    @WithDefault("10")
    int perSecond();

    /** How often the admin is told how far it is, at most. */
    @WithDefault("5s")
    Duration tellEvery();

    /** How often each replica looks whether there is something to send that another one has left. */
    @WithDefault("15s")
    Duration lookEvery();

    /** How often somebody whose chat has no turn to give is tried, before they count as failed. */
    @WithDefault("20")
    int mostAttempts();

    /** How long to wait where Telegram cannot be reached, or a chat has no turn to give. */
    @WithDefault("30s")
    Duration retryAfter();

    /** For how long an admin may agree to one. */
    @WithDefault("1h")
    Duration openFor();

    /** For how long it is kept what was sent, and to whom. */
    @WithDefault("7d")
    Duration rememberFor();

    /** Rows that are written or deleted at once. */
    @WithDefault("1000")
    int batch();
}
