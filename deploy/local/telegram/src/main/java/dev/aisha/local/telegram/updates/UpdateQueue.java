package dev.aisha.local.telegram.updates;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Updates that the bot has not confirmed, oldest first, kept as long as Telegram does. */
public final class UpdateQueue {

    /** How long an update waits for the bot (https://core.telegram.org/bots/api#getting-updates). */
    public static final Duration KEPT = Duration.ofHours(24);

    /** How long a query before a payment waits; its time is over long before (the Bot API server's source has it). */
    private static final Duration QUERY_KEPT = Duration.ofSeconds(150);

    /** Updates that may wait; the oldest are dropped beyond it. */
    static final int CAPACITY = 10_000;

    private static final int REMEMBERED = 2_000;

    /** Types that Telegram sends only when they are asked for by name. */
    private static final Set<String> ON_REQUEST = Set.of("chat_member", "message_reaction", "message_reaction_count");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Update> waiting = new ArrayDeque<>();
    private final Deque<Update> remembered = new ArrayDeque<>();
    private final Clock clock;
    private Set<String> allowed = Set.of();
    private int nextId;
    private int repeats;

    public UpdateQueue(Clock clock) {
        this.clock = clock;
        this.nextId = ThreadLocalRandom.current().nextInt(100_000_000, 900_000_000);
    }

    /** Queues an update, unless the bot asked not to be told of this type. */
    public void add(String type, long chatId, long messageId, ObjectNode payload) {
        lock.lock();
        try {
            if (!allows(type)) {
                return;
            }
            var update = new Update(nextId++, type, chatId, messageId, clock.instant(), payload, 0);
            waiting.addLast(update);
            remembered.addLast(update);
            if (waiting.size() > CAPACITY) {
                waiting.removeFirst();
            }
            if (remembered.size() > REMEMBERED) {
                remembered.removeFirst();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Delivers the latest update about a message again, {@code times} times, with the same id.
     *
     * @throws IllegalArgumentException if there was no such update or it is long ago
     */
    public void repeat(long chatId, long messageId, int times) {
        lock.lock();
        try {
            var known = remembered.reversed().stream()
                    .filter(update -> update.chatId() == chatId && update.messageId() == messageId)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no update about message " + messageId));
            for (int i = 0; i < times; i++) {
                waiting.addLast(known.again(++repeats));
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Goes on with ids from a new, lower number, as Telegram may after a week without updates. */
    public void restartIds() {
        lock.lock();
        try {
            nextId = ThreadLocalRandom.current().nextInt(1, Math.max(2, nextId / 2));
        } finally {
            lock.unlock();
        }
    }

    /** Only these types from now on; none means all but those that must be asked for. */
    public void allow(List<String> types) {
        lock.lock();
        try {
            allowed = Set.copyOf(types);
        } finally {
            lock.unlock();
        }
    }

    /** The types that were asked for by name, empty for Telegram's default. */
    public Set<String> allowed() {
        lock.lock();
        try {
            return new LinkedHashSet<>(allowed);
        } finally {
            lock.unlock();
        }
    }

    public int size() {
        return waiting().size();
    }

    /** Everything that waits, oldest first. */
    public List<Update> waiting() {
        lock.lock();
        try {
            forgetOld();
            return new ArrayList<>(waiting);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes out what an offset of getUpdates confirms. One that is beyond all ids given out since they were started
     * anew confirms what was given out before, as Telegram's queue does.
     */
    void confirm(int offset) {
        lock.lock();
        try {
            if (offset < 0) {
                var keep = new ArrayList<>(waiting)
                        .reversed().stream().limit(-(long) offset).toList();
                waiting.removeIf(update -> !keep.contains(update));
            } else if (offset <= nextId) {
                waiting.removeIf(update -> update.id() < offset && update.repeat() == 0);
            } else {
                waiting.removeIf(update -> update.id() >= nextId && update.id() < offset && update.repeat() == 0);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The oldest that wait, at most {@code limit}; they go on waiting until they are confirmed, repetitions do not. */
    List<Update> handOut(int limit) {
        lock.lock();
        try {
            forgetOld();
            var out = waiting.stream().limit(limit).toList();
            waiting.removeIf(update -> update.repeat() > 0 && out.contains(update));
            return out;
        } finally {
            lock.unlock();
        }
    }

    /** Takes out what matches. */
    public void remove(Predicate<Update> done) {
        lock.lock();
        try {
            waiting.removeIf(done);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The id that the next update will have. */
    public int nextId() {
        lock.lock();
        try {
            return nextId;
        } finally {
            lock.unlock();
        }
    }

    /** Takes up kept updates; ids go on after {@code next} and a gap. */
    public void restore(List<Update> kept, int next) {
        lock.lock();
        try {
            waiting.addAll(kept);
            remembered.addAll(kept);
            nextId = next + 100;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all who wait for a change. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits as long as {@code nothingYet} holds, at most {@code nanos}; it is looked at under the queue's lock, so that
     * no change slips between looking and waiting.
     */
    void awaitWhile(BooleanSupplier nothingYet, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && nothingYet.getAsBoolean()) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean allows(String type) {
        return allowed.isEmpty() ? !ON_REQUEST.contains(type) : allowed.contains(type);
    }

    private void forgetOld() {
        var now = clock.instant();
        waiting.removeIf(update -> update.createdAt().plus(kept(update.type())).isBefore(now));
    }

    private static Duration kept(String type) {
        return type.equals("pre_checkout_query") ? QUERY_KEPT : KEPT;
    }
}
