package dev.aisha.local.telegram.chat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * An ordered log that others wait on instead of sleeping. Keeps the latest {@value #CAPACITY} entries.
 *
 * @param <T> what is logged
 */
public final class Journal<T> {

    /** Entries that are kept; older ones are forgotten. */
    public static final int CAPACITY = 20_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Deque<T> entries = new ArrayDeque<>();
    private final List<Consumer<? super T>> subscribers = new ArrayList<>();
    private long next = 1;

    /** Logs what {@code entry} makes of its sequence number. */
    public T append(LongFunction<? extends T> entry) {
        lock.lock();
        try {
            T made = entry.apply(next++);
            entries.addLast(made);
            if (entries.size() > CAPACITY) {
                entries.removeFirst();
            }
            subscribers.forEach(subscriber -> subscriber.accept(made));
            grown.signalAll();
            return made;
        } finally {
            lock.unlock();
        }
    }

    /** Everything that is still kept, oldest first. */
    public List<T> all() {
        lock.lock();
        try {
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }

    /** The entries that match, oldest first. */
    public List<T> all(Predicate<? super T> wanted) {
        return all().stream().filter(wanted).toList();
    }

    /** The sequence number of the latest entry, 0 while there is none. */
    public long latest() {
        lock.lock();
        try {
            return next - 1;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The first entry that matches, of those that are there or of those that come within {@code atMost}.
     *
     * @throws NothingCame if none came in time
     */
    public T await(Predicate<? super T> wanted, Duration atMost) {
        return awaitCount(wanted, 1, atMost).getFirst();
    }

    /**
     * The first {@code count} entries that match, of those that are there or of those that come within {@code atMost}.
     *
     * @throws NothingCame if fewer came in time
     */
    public List<T> awaitCount(Predicate<? super T> wanted, int count, Duration atMost) {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (true) {
                var matching = entries.stream().filter(wanted).limit(count).toList();
                if (matching.size() >= count) {
                    return List.copyOf(matching);
                }
                if (nanos <= 0) {
                    throw new NothingCame(atMost, matching.size(), count, List.copyOf(entries));
                }
                nanos = grown.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hands every later entry to {@code subscriber}, in order, on the thread that causes it: it must be quick and must
     * not wait.
     */
    public Subscription subscribe(Consumer<? super T> subscriber) {
        return replay(entry -> false, subscriber);
    }

    /** As {@link #subscribe}, after the kept entries that match {@code earlier}, with no gap between the two. */
    public Subscription replay(Predicate<? super T> earlier, Consumer<? super T> subscriber) {
        lock.lock();
        try {
            entries.stream().filter(earlier).forEach(subscriber);
            subscribers.add(subscriber);
        } finally {
            lock.unlock();
        }
        return () -> forget(subscriber);
    }

    private void forget(Consumer<? super T> subscriber) {
        lock.lock();
        try {
            subscribers.remove(subscriber);
        } finally {
            lock.unlock();
        }
    }

    /** Ends with {@link #close()}. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** What was waited for did not happen in time; the message lists the latest entries. */
    public static final class NothingCame extends AssertionError {

        NothingCame(Duration atMost, int came, int wanted, List<?> entries) {
            super("%d of %d came within %s; the latest entries: %s"
                    .formatted(
                            came, wanted, atMost, entries.subList(Math.max(0, entries.size() - 12), entries.size())));
        }
    }
}
