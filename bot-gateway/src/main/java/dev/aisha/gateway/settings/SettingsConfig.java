package dev.aisha.gateway.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How settings are kept at hand. */
@ConfigMapping(prefix = "aisha.settings")
public interface SettingsConfig {
    /** How long settings stay in Redis after they were read or changed. */
    @WithDefault("10m")
    Duration cachedFor();

    /** A Redis that takes longer is left alone for some seconds: PostgreSQL has them, too. */
    @WithDefault("250ms")
    Duration redisTimeout();
}
