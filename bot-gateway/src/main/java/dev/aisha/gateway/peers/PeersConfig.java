package dev.aisha.gateway.peers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How peers are watched. */
@ConfigMapping(prefix = "aisha.peers")
public interface PeersConfig {
    /** Pause between two looks at a peer. */
    @WithDefault("10s")
    Duration every();
}
