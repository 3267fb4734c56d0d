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
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
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
        Optional<LaneSlots.Slot> slot = slots.takeAny(config.blockFor());
        if (slot.isEmpty()) {
            return;
        }
        Queue<LaneSlots.Slot> free = new ArrayDeque<>(List.of(slot.get()));
        try {
            if (!startAll(takeShort(free), free)) {
                startAll(awaitOne(free), free);
            }
        } finally {
            free.forEach(LaneSlots.Slot::close);
        }
    }

    /** As many as there are slots. */
    private List<Entry> takeShort(Queue<LaneSlots.Slot> free) {
        for (Optional<LaneSlots.Slot> more = slots.tryTake(Lane.SHORT);
                more.isPresent();
                more = slots.tryTake(Lane.SHORT)) {
            free.add(more.get());
        }
        return queue.take(Lane.SHORT, free.size());
    }

    /** The next of either lane, as far as it may hold a slot, with one slot: the others may serve a rescue meanwhile. */
    private List<Entry> awaitOne(Queue<LaneSlots.Slot> free) {
        while (free.size() > 1) {
            free.remove().close();
        }
        if (!free.element().tryForLong()) {
            return queue.await(List.of(Lane.SHORT), config.blockFor());
        }
        List<Entry> longOne = queue.take(Lane.LONG, 1);
        return longOne.isEmpty() ? queue.await(List.of(Lane.SHORT, Lane.LONG), config.blockFor()) : longOne;
    }

    private boolean startAll(List<Entry> entries, Queue<LaneSlots.Slot> free) {
        for (Entry entry : entries) {
            try {
                startOrHandBack(entry, Optional.ofNullable(free.poll()).or(() -> slots.tryTake(entry.lane())));
            } catch (RuntimeException redisDown) { // the others are jobs all the same
                LOG.warnf("entry left to a rescue entry=%s problem=%s", entry.id(), redisDown);
            }
        }
        return !entries.isEmpty();
    }

    /** One of each lane may come at the same moment, when there is a slot for one of them only. */
    private void startOrHandBack(Entry entry, Optional<LaneSlots.Slot> free) {
        if (free.isEmpty()) {
            queue.handBack(entry);
            return;
        }
        LaneSlots.Slot slot = free.get();
        slot.settleOn(entry.lane());
        running.start(entry, slot);
    }
}
