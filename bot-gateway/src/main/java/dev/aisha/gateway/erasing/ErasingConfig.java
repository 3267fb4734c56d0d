package dev.aisha.gateway.erasing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often somebody looks for what is to be erased. */
@ConfigMapping(prefix = "aisha.erasing")
public interface ErasingConfig {
    /** Pause between two rounds; what a user deletes is erased at once if it can be. */
    @WithDefault("1m")
    Duration every();
}
