package dev.aisha.billing.platform;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many requests a replica takes. Read early: filters are made before the application. */
@StaticInitSafe
@ConfigMapping(prefix = "aisha.rate")
public interface RateRules {

    /** A second, in all: several times what a replica can serve on two cores. */
    @WithDefault("10000")
    long requestsPerSecond();

    /** A second, of callers without a token of ours. */
    @WithDefault("100")
    long strangersPerSecond();
}
