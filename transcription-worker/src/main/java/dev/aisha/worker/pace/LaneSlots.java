package dev.aisha.worker.pace;

import dev.aisha.contract.Lane;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A bound on things under way at once, with room kept for the short lane, so that a three-hour file never makes a
 * ten-second note wait. One slot alone serves both lanes.
 */
public final class LaneSlots {
    private final int size;
    private final Semaphore all;
    private final Semaphore longOnes;

    /** With one slot of so many kept for the short lane, and at least one where there are two. */
    public LaneSlots(int slots, int oneOf) {
        size = slots;
        all = new Semaphore(slots, true);
        longOnes = new Semaphore(Math.max(1, slots - Math.max(1, slots / oneOf)), true);
    }

    /** Waits for a slot for work of this lane, but not longer than this. */
    public Optional<Slot> take(Lane lane, Duration longest) throws InterruptedException {
        if (lane == Lane.SHORT) {
            return takeAny(longest);
        }
        long end = System.nanoTime() + longest.toNanos();
        if (!longOnes.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            taken = all.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } finally {
            if (!taken) {
                longOnes.release();
            }
        }
        return taken ? Optional.of(new Slot(true)) : Optional.empty();
    }

    /** Waits for a slot for work of the short lane, which {@link Slot#tryForLong} may widen to both. */
    public Optional<Slot> takeAny(Duration longest) throws InterruptedException {
        return all.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)
                ? Optional.of(new Slot(false))
                : Optional.empty();
    }

    /** A slot for work of this lane, if one is free. */
    public Optional<Slot> tryTake(Lane lane) {
        if (!all.tryAcquire()) {
            return Optional.empty();
        }
        Slot slot = new Slot(false);
        if (lane == Lane.SHORT || slot.tryForLong()) {
            return Optional.of(slot);
        }
        slot.close();
        return Optional.empty();
    }

    /** How many are held. */
    public int held() {
        return size - all.availablePermits();
    }

    /** The right to one thing under way. Closing it twice does no harm. */
    public final class Slot implements AutoCloseable {
        private final AtomicBoolean closed = new AtomicBoolean();
        private boolean forLong;

        private Slot(boolean forLong) {
            this.forLong = forLong;
        }

        /** Whether it may hold work of the long lane too. */
        public synchronized boolean tryForLong() {
            forLong = forLong || longOnes.tryAcquire();
            return forLong;
        }

        /** Gives the long lane's share back where the work turned out to be of the short one. */
        public synchronized void settleOn(Lane lane) {
            if (forLong && lane == Lane.SHORT) {
                forLong = false;
                longOnes.release();
            }
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                settleOn(Lane.SHORT);
                all.release();
            }
        }
    }
}
