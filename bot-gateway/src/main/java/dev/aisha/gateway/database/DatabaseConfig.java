package dev.aisha.gateway.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How PostgreSQL is used. */
@ConfigMapping(prefix = "aisha.database")
public interface DatabaseConfig {
    /** Longest time of a statement, waiting for a connection included. */
    @WithDefault("5s")
    Duration statementTimeout();

    /** How long nothing may be heard on a connection before it is given up. Longer than any statement takes. */
    @WithDefault("10s")
    Duration longestSilence();
}
