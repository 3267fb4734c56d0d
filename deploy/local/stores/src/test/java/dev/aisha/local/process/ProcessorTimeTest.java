package dev.aisha.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a process has cost, as Linux counts it. */
class ProcessorTimeTest {
    private static final String WORK_THEN_WAIT =
            "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; echo done; read more";
    private static final Duration LEAST = Duration.ofMillis(50);

    private final long ourselves = ProcessHandle.current().pid();

    @Test
    void aChildIsCountedWhileItRunsAndOnceItHasEnded() throws Exception {
        Duration before = ProcessorTime.of(ourselves);
        Process child = new ProcessBuilder("sh", "-c", WORK_THEN_WAIT).start();
        try (BufferedReader said = child.inputReader()) {
            assertThat(said.readLine()).isEqualTo("done");

            Duration ofChild = ProcessorTime.of(child.pid());
            Duration ofAll = ProcessorTime.ofAll(ourselves);

            assertThat(ofChild).isGreaterThan(LEAST);
            assertThat(ofAll).isGreaterThanOrEqualTo(before.plus(ofChild));
        }
        child.getOutputStream().close();
        assertThat(child.waitFor()).isNotNegative();
        assertThat(ProcessorTime.of(ourselves)).isGreaterThanOrEqualTo(before.plus(LEAST));
    }

    @Test
    void whatHasEndedIsNotThere() throws IOException, InterruptedException {
        Process child = new ProcessBuilder("true").start();
        child.waitFor();

        assertThatIOException().isThrownBy(() -> ProcessorTime.of(child.pid()));
    }
}
