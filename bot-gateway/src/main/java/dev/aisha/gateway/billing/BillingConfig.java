package dev.aisha.gateway.billing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How billing is reached. */
@ConfigMapping(prefix = "aisha.billing")
public interface BillingConfig {
    /** Billing's address, without path. */
    @WithDefault("http://localhost:8010")
    String url();

    /** Longest time to make a connection. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** Longest time of a call. */
    @WithDefault("5s")
    Duration callTimeout();
}
