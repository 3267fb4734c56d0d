package dev.aisha.gateway.sweeping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often somebody looks for what was left behind. */
@ConfigMapping(prefix = "aisha.sweeping")
public interface SweepingConfig {
    /** Pause between two sweeps. */
    @WithDefault("15s")
    Duration every();

    /** Rows taken at once. A sweep goes on until nothing is left. */
    @WithDefault("50")
    int batch();
}
