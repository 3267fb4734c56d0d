package dev.aisha.gateway.work;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;

/** Starts loops, each on a virtual thread of its own, and ends them when the service stops. */
@Singleton
public final class Loops {
    private static final Logger LOG = Logger.getLogger(Loops.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final Duration pauseAfterFailure;
    private volatile boolean stopping;

    Loops(WorkConfig config) {
        this.pauseAfterFailure = config.pauseAfterFailure();
    }

    /** One round of a loop. It waits for its own work; a failure is logged and followed by a pause. */
    @FunctionalInterface
    public interface Round {
        /** Does one round; false when nothing is left to do and the loop may end. */
        boolean run() throws InterruptedException;
    }

    /** Repeats {@code round} until it says that it is done, or the service stops. */
    public void start(String name, Round round) {
        threads.add(Thread.ofVirtual().name(name).start(() -> repeat(name, round)));
    }

    private void repeat(String name, Round round) {
        boolean failing = false;
        while (!stopping) {
            try {
                if (!round.run()) {
                    return;
                }
                failing = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (stopping) {
                    return;
                }
                logOnce(name, e, failing);
                failing = true;
                if (!pause()) {
                    return;
                }
            }
        }
    }

    /** A peer that is down fails round after round: said once, until it is back. */
    private static void logOnce(String name, RuntimeException e, boolean failing) {
        if (failing) {
            LOG.debugf(e, "loop still failing name=%s", name);
        } else {
            LOG.warnf(
                    "loop failed, goes on after a pause name=%s fault=%s",
                    name, e.toString().lines().findFirst().orElse(""));
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(pauseAfterFailure);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    void stop(@Observes @Priority(1000) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            if (!thread.join(LONGEST_END)) {
                LOG.warnf("loop did not end in time name=%s", thread.getName());
            }
        }
    }
}
