package dev.aisha.local.telegram.stars;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends payments that the bot does not answer. It looks often instead of waiting for a moment, so that a clock that a
 * test moves is heeded soon.
 */
public final class WatchDeadlines implements AutoCloseable {

    private static final long LOOK_MILLIS = 50;

    private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("local-telegram-payments").factory());

    public WatchDeadlines(Checkout checkout) {
        var unused = looker.scheduleWithFixedDelay(checkout::expire, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        looker.shutdownNow();
    }
}
