package dev.aisha.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

/** Processor time, in user mode and in the kernel, as Linux counts it for each process. */
public final class ProcessorTime {
    /** After the name, which may hold anything: utime, stime, cutime and cstime (proc_pid_stat(5), fields 14 to 17). */
    private static final int FIRST_TIME = 11;

    /** In which they are counted: the kernel's USER_HZ, 100 on every machine that the JDK runs on. */
    private static final Duration TICK = Duration.ofMillis(10);

    private ProcessorTime() {}

    /**
     * What a process and those of its children that have ended have used so far.
     *
     * @throws IOException where it has ended
     */
    public static Duration of(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = IntStream.range(FIRST_TIME, FIRST_TIME + 4)
                .mapToLong(field -> Long.parseLong(fields[field]))
                .sum();
        return TICK.multipliedBy(ticks);
    }

    /**
     * As {@link #of}, with those of its children that still run.
     *
     * @throws IOException where it has ended
     */
    public static Duration ofAll(long pid) throws IOException {
        Duration children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessorTime::ofChild)
                .reduce(Duration.ZERO, Duration::plus);
        return of(pid).plus(children);
    }

    /** One that ends in this moment is counted by its parent, which is read last. */
    private static Duration ofChild(ProcessHandle child) {
        try {
            return of(child.pid());
        } catch (IOException ended) {
            return Duration.ZERO;
        }
    }
}
