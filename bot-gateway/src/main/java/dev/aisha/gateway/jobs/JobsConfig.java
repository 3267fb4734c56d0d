package dev.aisha.gateway.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When somebody looks at a job again. */
@ConfigMapping(prefix = "aisha.jobs")
public interface JobsConfig {
    /** How long whoever took a step has for it, before another takes it. Longer than the calls of a step together. */
    @WithDefault("15s")
    Duration stepTime();

    /** How often a queued job is looked up in its stream. */
    @WithDefault("30s")
    Duration checkEvery();

    /** How long updates are remembered, so that a repeated one does nothing. Telegram repeats them for a day. */
    @WithDefault("3d")
    Duration rememberUpdates();
}
