package dev.aisha.worker.workspace;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * The room on the disk that the files of all jobs of this process share. A job claims what it needs before it writes.
 *
 * <p>Who waits for a claim holds none, and who holds one never waits to grow it: whoever holds room can go on, so that
 * nobody waits for ever. First come, first served, but a later one passes those that wait where it fits beside them: a
 * voice note does not wait for a file of 2 GB that waits, nor does that file wait longer for the voice note.
 */
@Singleton
public final class Room {
    private static final Logger LOG = Logger.getLogger(Room.class);

    /** At the clock of the deadline, which may have been set meanwhile. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final long limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Claim> waiting = new ArrayList<>();
    private final List<Claim> held = new ArrayList<>();
    private long lastTicket;

    @Inject
    Room(WorkspaceConfig config, MeterRegistry meters) {
        this(config.largest().asLongValue());
        meters.gauge("aisha.workspace.bytes", this, Room::claimed);
        meters.gauge("aisha.workspace.limit.bytes", this, room -> room.limit);
        meters.gauge("aisha.workspace.usable.bytes", this, room -> usable(config.folder()));
    }

    /** Room for so many bytes. */
    Room(long limit) {
        this.limit = limit;
    }

    /** Bytes that the disk has for us; not a number while nobody knows. */
    private static double usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException notThereYet) {
            return Double.NaN;
        }
    }

    /** Bytes that are claimed now. */
    public long claimed() {
        lock.lock();
        try {
            return sum(held);
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for so much room.
     *
     * @throws JobFailed {@code FILE_TOO_BIG} where there is never as much, {@code DEADLINE_PASSED} where there was none
     *     until the deadline
     */
    Claim claim(long bytes, Deadline deadline) throws JobFailed, InterruptedException {
        lock.lockInterruptibly();
        try {
            Claim claim = new Claim(++lastTicket, withinLimit(bytes));
            waiting.add(claim);
            try {
                await(claim, deadline);
                held.add(claim);
            } finally {
                waiting.remove(claim);
                changed.signalAll(); // one that could not pass may follow
            }
            return claim;
        } finally {
            lock.unlock();
        }
    }

    /** A claim of nothing, to be grown. */
    Claim none() {
        lock.lock();
        try {
            Claim claim = new Claim(++lastTicket, 0);
            held.add(claim);
            return claim;
        } finally {
            lock.unlock();
        }
    }

    private void await(Claim claim, Deadline deadline) throws JobFailed, InterruptedException {
        if (!fits(claim, claim.bytes)) {
            LOG.infof("waiting for room on the disk bytes=%d claimed=%d", claim.bytes, sum(held));
        }
        while (!fits(claim, claim.bytes)) {
            Duration left = deadline.left();
            if (left.isZero()) {
                throw new JobFailed(FailureCode.DEADLINE_PASSED);
            }
            changed.awaitNanos(left.compareTo(LOOK_AGAIN) < 0 ? left.toNanos() : LOOK_AGAIN.toNanos());
        }
    }

    private long withinLimit(long bytes) throws JobFailed {
        if (bytes > limit) {
            LOG.infof("more than there is room for on the disk bytes=%d limit=%d", bytes, limit);
            throw new JobFailed(FailureCode.FILE_TOO_BIG);
        }
        return bytes;
    }

    /** Whether there is room for more, and none of it is what one that came earlier is waiting for. */
    private boolean fits(Claim claim, long more) {
        return more <= limit - sum(held)
                && waiting.stream()
                        .filter(other -> other.ticket < claim.ticket)
                        .allMatch(other -> more <= limit - other.bytes - heldSince(other.ticket));
    }

    private long heldSince(long ticket) {
        return sum(held.stream().filter(claim -> claim.ticket > ticket).toList());
    }

    private static long sum(List<Claim> claims) {
        return claims.stream().mapToLong(claim -> claim.bytes).sum();
    }

    /** The right to so many bytes. Closing it twice does no harm. */
    final class Claim implements AutoCloseable {
        private final long ticket;
        private long bytes;

        private Claim(long ticket, long bytes) {
            this.ticket = ticket;
            this.bytes = bytes;
        }

        /** Bytes that it may ever be one to. */
        long largest() {
            return limit;
        }

        /**
         * Makes it one to so many bytes, without waiting; false where there is no room for that now.
         *
         * @throws JobFailed {@code FILE_TOO_BIG} where there never is
         */
        boolean become(long wanted) throws JobFailed {
            lock.lock();
            try {
                if (!fits(this, withinLimit(wanted) - bytes)) {
                    return false;
                }
                bytes = wanted;
                changed.signalAll();
                return true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                held.remove(this);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
