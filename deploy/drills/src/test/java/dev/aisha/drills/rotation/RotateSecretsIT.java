package dev.aisha.drills.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One secret of a system that is used, as each restart costs seconds; all of them with {@code -Daisha.drills=all}. */
class RotateSecretsIT {
    private static final long SEED = 11;
    private static final List<Secret> SECRETS =
            "all".equals(System.getProperty("aisha.drills")) ? Secret.all() : List.of(Secret.OPENAI);

    @Test
    void secretsAreRotatedAndNoNoteFeelsIt() throws Exception {
        try (RotateSecrets drill = RotateSecrets.start()) {
            DrillResult result = run(drill);
            assertThat(result.findings()).as(WriteDrill.of(result)).isEmpty();
            assertThat(result.rotations()).extracting(RotationResult::secret).isEqualTo(SECRETS);
            assertThat(result.rotations())
                    .extracting(RotationResult::restarts)
                    .allSatisfy(restarts -> assertThat(restarts).isGreaterThanOrEqualTo(2));
            assertThat(result.run().history().notes()).hasSizeGreaterThan(4);
        }
    }

    private static DrillResult run(RotateSecrets drill) throws Exception {
        try {
            return drill.run(SECRETS, SEED);
        } finally {
            drill.keepLogs(Path.of("target", "drill-logs"));
        }
    }
}
