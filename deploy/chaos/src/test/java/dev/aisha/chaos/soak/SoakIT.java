package dev.aisha.chaos.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A soak of a few notes, too few to tell growth from warming up; {@code deploy/chaos/soak} sends 2,000. */
class SoakIT {
    private static final long SEED = 7;
    private static final int NOTES = 16;
    private static final int USERS = 8;
    private static final Duration LONGEST = Duration.ofSeconds(70);

    @Test
    void everyNoteIsDoneAndNothingStaysBehind() throws Exception {
        try (Soak soak = Soak.start()) {
            SoakResult result = soak.run(Soak.plan(SEED, NOTES, USERS, LONGEST), moment -> {});

            if (!result.findings().isEmpty()) {
                soak.keepLogs(Path.of("target", "soak-logs"));
            }
            assertThat(JudgeGrowth.judgeWhatIsLeft(result.moments()))
                    .as(WriteSoak.of(result))
                    .isEmpty();
            assertThat(result.run().judgement().verdicts()).isEmpty();
            assertThat(result.run().judgement().honest()).isEmpty();
            assertThat(result.run().history().notes()).hasSize(NOTES);
            assertThat(result.moments())
                    .hasSize(Soak.PORTIONS)
                    .allSatisfy(moment -> assertThat(moment.services())
                            .hasSize(4)
                            .allSatisfy(service -> {
                                assertThat(service.heap()).isPositive();
                                assertThat(service.resident()).isGreaterThan(service.heap());
                                assertThat(service.threads()).isPositive();
                                assertThat(service.descriptors()).isPositive();
                            }));
            assertThat(result.run().looks()).isPositive();
        }
    }
}
