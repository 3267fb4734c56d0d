package dev.aisha.faults.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is broken in the line of one proxy at the moment; what has to wait, waits here. */
final class Faults {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Duration latency = Duration.ZERO;
    private boolean silent;
    private OptionalLong cutAfter = OptionalLong.empty();
    private int repliesToDrop;
    private @Nullable Pattern replyToDrop;

    void mend() {
        change(() -> {
            latency = Duration.ZERO;
            silent = false;
            cutAfter = OptionalLong.empty();
            repliesToDrop = 0;
        });
    }

    void latency(Duration perRead) {
        if (perRead.isNegative()) {
            throw new IllegalArgumentException("a latency is not negative");
        }
        change(() -> latency = perRead);
    }

    void blackhole() {
        change(() -> silent = true);
    }

    void cutAfter(long answerBytes) {
        if (answerBytes < 0) {
            throw new IllegalArgumentException("a number of bytes is not negative");
        }
        change(() -> cutAfter = OptionalLong.of(answerBytes));
    }

    void dropReplies(int count) {
        plan(count, null);
    }

    void dropReplies(int count, Pattern answer) {
        plan(count, answer);
    }

    private void plan(int count, @Nullable Pattern answer) {
        if (count < 0) {
            throw new IllegalArgumentException("a number of replies is not negative");
        }
        change(() -> {
            repliesToDrop = count;
            replyToDrop = answer;
        });
    }

    int repliesToDrop() {
        lock.lock();
        try {
            return repliesToDrop;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until what was read at this {@link System#nanoTime()} may go on. */
    void awaitPassage(long readAt) throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                long wait = readAt + latency.toNanos() - System.nanoTime();
                if (silent) {
                    changed.await();
                } else if (wait > 0) {
                    changed.awaitNanos(wait);
                } else {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Bytes of answers after which a connection ends. */
    OptionalLong cutAfter() {
        lock.lock();
        try {
            return cutAfter;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the reply to the request that is being forwarded is to be lost; each asks once. */
    boolean losesReplyToThis() {
        lock.lock();
        try {
            return replyToDrop == null && takeDrop();
        } finally {
            lock.unlock();
        }
    }

    /** Whether this answer is to be lost. */
    boolean loses(ByteBuffer answer) {
        lock.lock();
        try {
            return replyToDrop != null
                    && repliesToDrop > 0
                    && replyToDrop
                            .matcher(StandardCharsets.ISO_8859_1.decode(answer.duplicate()))
                            .find()
                    && takeDrop();
        } finally {
            lock.unlock();
        }
    }

    private boolean takeDrop() {
        if (repliesToDrop == 0) {
            return false;
        }
        repliesToDrop--;
        return true;
    }

    String state() {
        lock.lock();
        try {
            List<String> broken = new ArrayList<>();
            if (silent) {
                broken.add("silent");
            }
            if (!latency.isZero()) {
                broken.add("late by " + latency.toMillis() + " ms");
            }
            cutAfter.ifPresent(bytes -> broken.add("cutting after " + bytes + " bytes"));
            if (repliesToDrop > 0) {
                broken.add("dropping " + repliesToDrop + " replies");
            }
            return broken.isEmpty() ? "passing" : String.join(", ", broken);
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
