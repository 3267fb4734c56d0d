package dev.aisha.chaos.storm;

import dev.aisha.chaos.history.Trouble;
import dev.aisha.chaos.plan.Disturbance;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Makes the faults of a plan, each at its time and on a thread of its own, and remembers them. */
final class BlowFaults {
    private final Clock clock;
    private final ConcurrentLinkedQueue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();

    BlowFaults(Clock clock) {
        this.clock = clock;
    }

    /** Begins with all of them; each of the threads ends when its fault is over. */
    List<Thread> blow(List<Disturbance> faults, InjectFault inject, Instant start) {
        List<Thread> threads = new ArrayList<>();
        for (Disturbance fault : faults) {
            threads.add(Thread.ofVirtual().name(fault.kind().name()).start(() -> disturb(fault, inject, start)));
        }
        return threads;
    }

    /** What there was, and when. */
    List<Trouble> troubles() {
        return List.copyOf(troubles);
    }

    /** Those that could not be made. */
    List<String> failed() {
        return List.copyOf(failed);
    }

    private void disturb(Disturbance fault, InjectFault inject, Instant start) {
        try {
            Duration early = Duration.between(clock.instant(), start.plus(fault.at()));
            if (early.isPositive()) {
                Thread.sleep(early);
            }
            Instant begin = clock.instant();
            try {
                long chat = inject.inject(fault);
                troubles.add(new Trouble(fault.kind(), begin, clock.instant(), chat));
            } catch (IOException | RuntimeException e) {
                failed.add(fault.kind() + " at " + fault.at() + ": " + firstLine(e));
                troubles.add(new Trouble(fault.kind(), begin, clock.instant(), 0));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
