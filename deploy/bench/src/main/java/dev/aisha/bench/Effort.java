package dev.aisha.bench;

import dev.aisha.local.process.ProcessorTime;
import java.io.IOException;
import java.time.Duration;

/**
 * What some work took.
 *
 * @param cpu of this process and of those of its children that have ended
 * @param wall from beginning to end
 */
public record Effort(Duration cpu, Duration wall) {
    /** Work that is measured. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** Does it, and tells what it took. Nothing else should be going on in this process. */
    public static Effort of(Work work) throws Exception {
        Duration cpu = cpuSoFar();
        long began = System.nanoTime();
        work.run();
        Duration wall = Duration.ofNanos(System.nanoTime() - began);
        return new Effort(cpuSoFar().minus(cpu), wall);
    }

    private static Duration cpuSoFar() throws IOException {
        return ProcessorTime.of(ProcessHandle.current().pid());
    }

    /** In seconds, as reports have it. */
    public static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
