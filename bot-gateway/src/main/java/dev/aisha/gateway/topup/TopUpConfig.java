package dev.aisha.gateway.topup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How coins are sold. */
@ConfigMapping(prefix = "aisha.topup")
public interface TopUpConfig {
    /** How long after a payment its buyer may give unspent coins back: less than the 21 days after which Telegram pays Stars out. */
    @WithDefault("14d")
    Duration refundWithin();

    /** How soon a step that could not be done is tried again, and how often is looked for what was left behind. */
    @WithDefault("15s")
    Duration retryEvery();

    /** How often the payments are compared with Telegram's list. */
    @WithDefault("1h")
    Duration reconcileEvery();

    /** A payment as young as this may still be on its way here. */
    @WithDefault("1h")
    Duration reconcileAfter();
}
