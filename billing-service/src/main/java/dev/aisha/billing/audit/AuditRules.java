package dev.aisha.billing.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the audit runs by itself, and how long it may take. */
@ConfigMapping(prefix = "aisha.audit")
public interface AuditRules {

    /** From one audit of a replica to its next, a duration; {@code off} for none. */
    @WithDefault("1h")
    String every();

    /** Given up after this: it reads the whole ledger, some seconds for a million transactions. */
    @WithDefault("10m")
    Duration longest();
}
