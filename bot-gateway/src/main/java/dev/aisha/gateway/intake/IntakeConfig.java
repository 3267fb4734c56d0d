package dev.aisha.gateway.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How updates come in. */
@ConfigMapping(prefix = "aisha.intake")
public interface IntakeConfig {
    /** By long polling or by webhook. */
    @WithDefault("polling")
    Mode mode();

    /** The whole public address that Telegram is to call, in webhook mode. */
    Optional<String> webhookUrl();

    /** What every webhook call must carry; secret. */
    Optional<String> webhookSecret();

    /** Webhook calls at once; Telegram repeats what finds no place. */
    @WithDefault("64")
    int webhookCallsAtOnce();

    /** How often a replica that does not poll looks whether it may. */
    @WithDefault("5s")
    Duration takeOverEvery();

    /** Pause after a poll that failed or found another poller. */
    @WithDefault("3s")
    Duration pauseAfterFailure();

    /** Ways for updates to come in. */
    enum Mode {
        POLLING,
        WEBHOOK
    }
}
