package dev.aisha.worker.queue;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.Lane;
import dev.aisha.worker.pace.LaneSlots;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes over jobs of workers that are not heard of any more, as far as there are slots for them. A job that has crashed
 * as many workers as it may is buried instead. What a provider does to a job never counts as a crash.
 */
@Singleton
final class RescueJobs {
    private static final Logger LOG = Logger.getLogger(RescueJobs.class);

    private final JobQueue queue;
    private final RunningJobs running;
    private final QueueConfig config;
    private volatile boolean stopping;

    RescueJobs(JobQueue queue, RunningJobs running, QueueConfig config) {
        this.queue = queue;
        this.running = running;
        this.config = config;
    }

    void start(LaneSlots slots) {
        Thread.ofVirtual().name("rescue-jobs").start(() -> rescueUntilStopped(slots));
    }

    void stop() {
        stopping = true;
    }

    private void rescueUntilStopped(LaneSlots slots) {
        while (!stopping) {
            try {
                Thread.sleep(config.rescueEvery());
                rescueAll(slots);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.debugf("no rescue this time problem=%s", e);
            }
        }
    }

    void rescueAll(LaneSlots slots) {
        for (Lane lane : Lane.values()) {
            while (!stopping && rescueOne(lane, slots)) {
                // the next one
            }
        }
    }

    private boolean rescueOne(Lane lane, LaneSlots slots) {
        Optional<LaneSlots.Slot> slot = slots.tryTake(lane);
        if (slot.isEmpty()) {
            return false;
        }
        boolean started = false;
        try {
            Optional<Entry> found = queue.rescue(lane, config.rescueAfter(), running.entries(lane));
            started = found.isPresent() && takeOver(found.get(), slot.get());
            return found.isPresent();
        } finally {
            if (!started) {
                slot.get().close();
            }
        }
    }

    private boolean takeOver(Entry entry, LaneSlots.Slot slot) {
        if (entry.deliveries() > config.mostCrashes()) {
            running.bury(entry, FailureCode.WORKER_CRASHED);
            return false;
        }
        LOG.infof("job rescued entry=%s deliveries=%d", entry.id(), entry.deliveries());
        running.startRescued(entry, slot);
        return true;
    }
}
