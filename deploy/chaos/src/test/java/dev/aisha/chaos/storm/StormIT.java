package dev.aisha.chaos.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.chaos.plan.DrawPlan;
import dev.aisha.chaos.plan.Weather;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Half a minute of storm with a seed of its own; {@code deploy/chaos/storm} blows for longer. */
class StormIT {
    private static final long SEED = 59;
    private static final Duration REST = Duration.ofSeconds(75);

    @Test
    void nothingIsLostDoubledOrMischargedInASquall() throws Exception {
        try (Storm storm = Storm.start(1)) {
            StormResult result = blow(storm);
            assertThat(result.judgement().verdicts()).as(WriteReport.of(result)).isEmpty();
            assertThat(result.failedFaults()).isEmpty();
            assertThat(result.history().notes()).hasSameSizeAs(result.plan().sendings());
            assertThat(result.history().troubles()).hasSameSizeAs(result.plan().disturbances());
            assertThat(result.looks()).isPositive();
            assertThat(result.audits()).isPositive();
        }
    }

    /** The services' logs are kept: a storm that went well is forgotten with the folder. */
    private static StormResult blow(Storm storm) throws Exception {
        try {
            return storm.run(DrawPlan.draw(SEED, Weather.squall()), REST);
        } finally {
            storm.keepLogs(Path.of("target", "storm-logs"));
        }
    }
}
