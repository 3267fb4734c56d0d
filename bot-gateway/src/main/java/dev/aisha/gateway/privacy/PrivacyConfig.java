package dev.aisha.gateway.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How people are erased. */
@ConfigMapping(prefix = "aisha.privacy")
public interface PrivacyConfig {
    /** How often is looked for those who could not be erased at once. */
    @WithDefault("15s")
    Duration eraseEvery();
}
