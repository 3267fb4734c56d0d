package dev.aisha.gateway.work;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Runs steps on virtual threads, so many at once and no more. There is no queue behind it: what finds no place is left
 * to the ledger, and the sweeper takes it up.
 */
@Singleton
public final class BoundedWork {
    private static final Logger LOG = Logger.getLogger(BoundedWork.class);

    /** Whether the rush is over, for whoever waits for one of its places. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("step-", 0).factory());
    private final Semaphore places;
    private final Semaphore placesInRush;
    private final Rush rush;
    private final WorkConfig config;

    BoundedWork(WorkConfig config, Rush rush) {
        this.config = config;
        this.rush = rush;
        this.places = new Semaphore(config.atOnce());
        this.placesInRush = new Semaphore(config.atOnceInRush());
    }

    /** Starts a step if there is a place for it. A fault of it is logged. */
    public boolean tryStart(Runnable step) {
        return places.tryAcquire() && start(step);
    }

    /** Starts a step as soon as there is a place for it; false when the service stops. A fault of it is logged. */
    public boolean startWhenFree(Runnable step) throws InterruptedException {
        places.acquire();
        return start(step);
    }

    /** As {@link #startWhenFree}, for a step that gives way in a rush: there are few places for such ones then. */
    public boolean startGivingWay(Runnable step) throws InterruptedException {
        boolean inRush = giveWay();
        boolean started = false;
        try {
            started = startWhenFree(() -> {
                try {
                    step.run();
                } finally {
                    leave(inRush);
                }
            });
            return started;
        } finally {
            if (!started) {
                leave(inRush);
            }
        }
    }

    /** True if the step has one of the places that there are in a rush. */
    private boolean giveWay() throws InterruptedException {
        while (rush.isOn()) {
            if (placesInRush.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private void leave(boolean inRush) {
        if (inRush) {
            placesInRush.release();
        }
    }

    private boolean start(Runnable step) {
        try {
            threads.execute(() -> run(step));
            return true;
        } catch (RejectedExecutionException stopping) {
            places.release();
            return false;
        }
    }

    private void run(Runnable step) {
        try {
            step.run();
        } catch (PeerUnavailable e) {
            LOG.warnf("step put off, the sweeper will repeat it fault=%s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("step failed, the sweeper will repeat it", e);
        } finally {
            places.release();
        }
    }

    /** Last of all, so that the loops that start steps have ended. */
    void drain(@Observes @Priority(3000) ShutdownEvent stopping) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(config.drain().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf(
                    "steps left unfinished for the sweeper of another replica afterMillis=%d",
                    config.drain().toMillis());
            threads.shutdownNow();
        }
    }
}
