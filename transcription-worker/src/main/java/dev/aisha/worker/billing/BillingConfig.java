package dev.aisha.worker.billing;

import io.smallrye.config.ConfigMapping;

/** The billing service. */
@ConfigMapping(prefix = "aisha.billing")
public interface BillingConfig {

    /** {@code BILLING_URL}. */
    String url();
}
