package dev.aisha.worker.queue;

import dev.aisha.contract.Lane;
import dev.aisha.worker.pace.BackOff;
import dev.aisha.worker.pace.LaneSlots;
import dev.aisha.worker.redis.RedisErrors;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Takes jobs while there are slots: short ones first, long ones as far as they may hold slots; where none waits, it
 * waits for either. Told to stop, it takes no more, and sees those under way finished or handed back.
 */
@Singleton
final class TakeJob {
    private static final Logger LOG = Logger.getLogger(TakeJob.class);
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(5));

    private final JobQueue queue;
    private final RunningJobs running;
    private final RescueJobs rescue;
    private final QueueConfig config;
    private final LaneSlots slots;
    private final Thread loop = Thread.ofVirtual().name("take-jobs").unstarted(this::takeUntilStopped);
    private volatile boolean stopping;

    TakeJob(JobQueue queue, RunningJobs running, RescueJobs rescue, QueueConfig config) {
        this.queue = queue;
        this.running = running;
        this.rescue = rescue;
        this.config = config;
        slots = new LaneSlots(config.concurrency(), 4);
    }

    void start(@Observes StartupEvent start) {
        loop.start();
        rescue.start(slots);
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        LOG.infof("stopping jobsUnderWay=%d", running.size());
        stopping = true;
        rescue.stop();
        loop.join();
        running.drain();
        try {
            queue.leave();
        } catch (RuntimeException redisDown) {
            LOG.debugf("could not leave the group problem=%s", redisDown);
        }
        LOG.info("stopped, nothing is held");
    }

    private void takeUntilStopped() {
        int failures = 0;
        while (!stopping) {
            try {
                takeNext();
                failures = 0;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                failures++;
                recover(e, failures);
            }
        }
    }

    private void recover(RuntimeException problem, int failures) {
        try {
            if (RedisErrors.is(problem, "NOGROUP")) {
                queue.makeGroups();
                return;
            }
        } catch (RuntimeException stillDown) {
            LOG.debugf("group could not be made problem=%s", stillDown);
        }
        if (failures == 1) {
            LOG.warnf("the queue does not answer, waiting for it problem=%s", problem);
        }
        Duration wait = BACK_OFF.after(
                Math.min(failures, 10), ThreadLocalRandom.current().nextDouble());
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeNext() throws InterruptedException {
        Optional<LaneSlots.Slot> free = slots.takeAny(config.blockFor());
        if (free.isEmpty()) {
            return;
        }
        LaneSlots.Slot slot = free.get();
        List<Entry> taken = List.of();
        try {
            taken = next(slot);
        } finally {
            if (taken.isEmpty()) {
                slot.close();
            }
        }
        if (!taken.isEmpty()) {
            slot.settleOn(taken.getFirst().lane());
            running.start(taken.getFirst(), slot);
            taken.stream().skip(1).forEach(this::startOrHandBack);
        }
    }

    /** One of each lane may come at the same moment, when there is a slot for one of them only. */
    private void startOrHandBack(Entry entry) {
        slots.tryTake(entry.lane()).ifPresentOrElse(slot -> running.start(entry, slot), () -> queue.handBack(entry));
    }

    private List<Entry> next(LaneSlots.Slot slot) {
        List<Entry> shortOne = queue.take(Lane.SHORT);
        if (!shortOne.isEmpty()) {
            return shortOne;
        }
        if (!slot.tryForLong()) {
            return queue.await(List.of(Lane.SHORT), config.blockFor());
        }
        List<Entry> longOne = queue.take(Lane.LONG);
        return longOne.isEmpty() ? queue.await(List.of(Lane.SHORT, Lane.LONG), config.blockFor()) : longOne;
    }
}
