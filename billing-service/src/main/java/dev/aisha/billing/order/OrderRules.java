package dev.aisha.billing.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an order is good for. */
@ConfigMapping(prefix = "aisha.orders")
public interface OrderRules {

    /** From its making to the check before payment; an invoice stays in the chat for ever, its price does not. */
    @WithDefault("1h")
    Duration validFor();
}
