package dev.aisha.gateway.waiting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How those who wait are told of it. */
@ConfigMapping(prefix = "aisha.waiting")
public interface WaitingConfig {
    /** Pause between two looks at the lanes, and the age at which what was seen is no longer told. */
    @WithDefault("5s")
    Duration every();

    /** How long a job has to be queued before its position is worth telling. */
    @WithDefault("5s")
    Duration tellAfter();

    /** Positions told after one look, one after the other. Telegram takes some 30 messages a second of one bot. */
    @WithDefault("30")
    int batch();
}
