package dev.aisha.gateway.work;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows when updates come thick. Telegram waits for each of them to be safe, and a note that is safe can wait: so the
 * first steps of notes give way as long as that lasts.
 */
@Singleton
public final class Rush {
    /** Updates that were kept together are done together: between them and the next ones it is not over. */
    private static final long LASTS_NANOS = Duration.ofMillis(200).toNanos();

    private final int many;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile long lastSeen = System.nanoTime() - LASTS_NANOS;

    Rush(WorkConfig config) {
        many = config.rush();
    }

    /** An update begins to be taken. */
    public void begin() {
        if (underWay.incrementAndGet() >= many) {
            lastSeen = System.nanoTime();
        }
    }

    /** It has been taken, or could not be. */
    public void end() {
        underWay.decrementAndGet();
    }

    /** Whether first steps are to give way. */
    boolean isOn() {
        return underWay.get() >= many || System.nanoTime() - lastSeen < LASTS_NANOS;
    }
}
