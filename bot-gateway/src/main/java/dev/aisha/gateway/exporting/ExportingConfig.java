package dev.aisha.gateway.exporting;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How exports are packed and sent. */
@ConfigMapping(prefix = "aisha.exporting")
public interface ExportingConfig {
    /** How often is looked for exports that could not be sent at once. */
    @WithDefault("15s")
    Duration every();

    /** How long after one export its user may ask for the next. */
    @WithDefault("1h")
    Duration askAgainAfter();

    /** No ZIP is larger. Telegram takes documents of up to 50 MB from bots: core.telegram.org/bots/api#sending-files. */
    @WithDefault("45M")
    MemorySize largestPart();

    /**
     * How long an export is one replica's before others take it up, unless that one says that it is still at it. Longer
     * than any of its calls.
     */
    @WithDefault("10m")
    Duration stepTime();

    /** Pause after a first attempt that failed; after a second one twice as long. */
    @WithDefault("5m")
    Duration retryAfter();
}
