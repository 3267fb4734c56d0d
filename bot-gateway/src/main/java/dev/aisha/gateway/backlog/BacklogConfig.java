package dev.aisha.gateway.backlog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the backlog is watched. */
@ConfigMapping(prefix = "aisha.backlog")
public interface BacklogConfig {
    /** Pause between two looks at the lanes and at the tables. */
    @WithDefault("15s")
    Duration every();

    /** How long a worker may not have been heard of by Redis and still counts; heartbeats and reads are more frequent. */
    @WithDefault("1m")
    Duration workerSilence();
}
