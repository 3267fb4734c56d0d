package dev.aisha.gateway.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is done at a time in one replica. */
@ConfigMapping(prefix = "aisha.work")
public interface WorkConfig {
    /** Steps under way at once. What finds no place waits in the ledger, not in memory. */
    @WithDefault("128")
    int atOnce();

    /** How long a stopping replica lets its steps finish; what does not is taken up by another one. */
    @WithDefault("10s")
    Duration drain();

    /** Pause of a loop after a failure. */
    @WithDefault("2s")
    Duration pauseAfterFailure();
}
