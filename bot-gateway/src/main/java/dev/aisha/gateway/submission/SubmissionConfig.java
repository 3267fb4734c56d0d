package dev.aisha.gateway.submission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many jobs of a sender are in flight, and when one of them counts as lost. */
@ConfigMapping(prefix = "aisha.submission")
public interface SubmissionConfig {
    /**
     * Jobs of one sender that are in one lane, waiting or with a worker, at most. The others wait in the ledger until
     * one of these has ended, so that nobody's many notes make others wait. From 1 to 1000.
     */
    @WithDefault("10")
    int mostInFlight();

    /** How long a job's entry has to be gone from its stream, without a result, before it is submitted again. */
    @WithDefault("2m")
    Duration resubmitAfter();
}
