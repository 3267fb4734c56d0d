package dev.aisha.gateway.results;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the workers' streams are read. */
@ConfigMapping(prefix = "aisha.results")
public interface ResultsConfig {
    /** Entries taken at once. */
    @WithDefault("32")
    int batch();

    /** How long Redis may hold a read that has nothing to tell. Less than the client's time-out. */
    @WithDefault("5s")
    Duration block();

    /** A result that a gateway took and did not acknowledge for this long is taken over. */
    @WithDefault("60s")
    Duration rescueAfter();

    /** How often such results are looked for. */
    @WithDefault("15s")
    Duration rescueEvery();
}
