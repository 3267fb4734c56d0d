package dev.aisha.gateway.submission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a queued job counts as lost. */
@ConfigMapping(prefix = "aisha.submission")
public interface SubmissionConfig {
    /** How long a job's entry has to be gone from its stream, without a result, before it is submitted again. */
    @WithDefault("2m")
    Duration resubmitAfter();
}
