package dev.aisha.bench.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Watches what a process and its children have in memory, together, fifty times a second. */
final class MostMemory implements AutoCloseable {
    private static final long KILOBYTES_PER_PAGE = 4;
    private static final long PAUSE_MILLIS = 20;

    private final ProcessHandle process;
    private final Thread watch;
    private volatile long mostPages;

    MostMemory(long pid) {
        process = ProcessHandle.of(pid).orElseThrow();
        watch = Thread.ofPlatform().daemon().name("memory").start(this::watch);
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            mostPages = Math.max(
                    mostPages,
                    Stream.concat(Stream.of(process), process.descendants())
                            .mapToLong(MostMemory::residentPages)
                            .sum());
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException enough) {
                return;
            }
        }
    }

    /** The second field of statm (proc_pid_statm(5)); none where the process has just ended. */
    private static long residentPages(ProcessHandle process) {
        try {
            return Long.parseLong(Files.readString(Path.of("/proc/" + process.pid() + "/statm"))
                    .split(" ", -1)[1]);
        } catch (IOException ended) {
            return 0;
        }
    }

    double megabytes() {
        return mostPages * KILOBYTES_PER_PAGE / 1024.0;
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
