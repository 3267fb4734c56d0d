package dev.aisha.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * What some work took.
 *
 * @param cpu of this process and of those of its children that have ended
 * @param wall from beginning to end
 */
public record Effort(Duration cpu, Duration wall) {
    private static final Path OURSELVES = Path.of("/proc/self/stat");

    /** After the name, which may hold anything: utime, stime, cutime and cstime (proc_pid_stat(5), fields 14 to 17). */
    private static final int FIRST_TIME = 11;

    /** In which they are counted: the kernel's USER_HZ, 100 on every machine that the JDK runs on. */
    private static final Duration TICK = Duration.ofMillis(10);

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
        String stat = Files.readString(OURSELVES);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = IntStream.range(FIRST_TIME, FIRST_TIME + 4)
                .mapToLong(field -> Long.parseLong(fields[field]))
                .sum();
        return TICK.multipliedBy(ticks);
    }

    /** In seconds, as reports have it. */
    public static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
