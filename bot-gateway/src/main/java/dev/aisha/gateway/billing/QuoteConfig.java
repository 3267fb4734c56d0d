package dev.aisha.gateway.billing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;

/** When somebody is asked before their coins are spent. */
@ConfigMapping(prefix = "aisha.quote")
public interface QuoteConfig {
    /** Asked is before a job that would cost so many coins or more: by default what 20 minutes cost. */
    @WithDefault("300")
    BigDecimal fromCoins();

    /** How long the coins are held while nobody answers. */
    @WithDefault("1h")
    Duration openFor();
}
