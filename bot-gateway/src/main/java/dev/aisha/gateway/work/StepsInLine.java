package dev.aisha.gateway.work;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * First steps of new notes, started in the order in which they came. The line is short and does not last: what is not
 * begun in time is left to the ledger, and the sweeper takes it up.
 */
@Singleton
public final class StepsInLine {
    private final BlockingQueue<Waiting> line;
    private final long longestWaitNanos;
    private final BoundedWork work;
    private final Loops loops;

    StepsInLine(WorkConfig config, BoundedWork work, Loops loops) {
        this.line = new ArrayBlockingQueue<>(config.longestLine());
        this.longestWaitNanos = config.longestWait().toNanos();
        this.work = work;
        this.loops = loops;
    }

    private record Waiting(Runnable step, long since) {}

    void start(@Observes StartupEvent event) {
        loops.start("line", this::round);
    }

    /** Has a step started as soon as there is a place for it; false if the line is too long. */
    public boolean tryAdd(Runnable step) {
        return line.offer(new Waiting(step, System.nanoTime()));
    }

    private boolean round() throws InterruptedException {
        Waiting next = line.take();
        work.startGivingWay(() -> {
            if (isInTime(next)) {
                next.step().run();
            }
        });
        return true;
    }

    private boolean isInTime(Waiting next) {
        return System.nanoTime() - next.since() < longestWaitNanos;
    }
}
