package dev.aisha.platform.tracing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is traced, where anything is. */
@ConfigMapping(prefix = "aisha.traces")
interface TracesConfig {
    /** The share of all jobs that are traced, from 0 to 1. The trace of a short note has about 30 spans. */
    @WithDefault("1.0")
    double share();
}
