package dev.aisha.gateway.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is done at a time in one replica. */
@ConfigMapping(prefix = "aisha.work")
public interface WorkConfig {
    /** Steps under way at once. What finds no place waits in the ledger, not in memory. */
    @WithDefault("128")
    int atOnce();

    /** First steps of new notes that wait for their start. What finds no room waits in the ledger. */
    @WithDefault("1000")
    int longestLine();

    /** How long they wait before they are left to the ledger. Shorter than {@code aisha.jobs.step-time}. */
    @WithDefault("10s")
    Duration longestWait();

    /** So many updates that are taken at the same time are a rush, in which first steps give way. */
    @WithDefault("8")
    int rush();

    /** First steps under way at once in a rush. */
    @WithDefault("4")
    int atOnceInRush();

    /** How long a stopping replica lets its steps finish; what does not is taken up by another one. */
    @WithDefault("10s")
    Duration drain();

    /** Pause of a loop after a failure. */
    @WithDefault("2s")
    Duration pauseAfterFailure();
}
