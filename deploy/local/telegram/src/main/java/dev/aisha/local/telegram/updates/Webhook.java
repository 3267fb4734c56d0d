package dev.aisha.local.telegram.updates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pushes updates to the bot's webhook: those of one chat in order and one at a time, chats side by side. What fails is
 * kept and tried again after a wait that doubles; it holds up its own chat only.
 */
public final class Webhook implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration IDLE = Duration.ofHours(1);

    private final UpdateQueue queue;
    private final Duration firstRetry;
    private final Clock clock;
    private final PushUpdate push = new PushUpdate();
    private final Set<Long> underWay = new HashSet<>();
    private final Map<Long, Retry> retries = new HashMap<>();
    private @Nullable WebhookSettings settings;
    private @Nullable WebhookError lastError;
    private int failures;
    private boolean closed;

    public Webhook(UpdateQueue queue, Duration firstRetry, Clock clock) {
        this.queue = queue;
        this.firstRetry = firstRetry;
        this.clock = clock;
        Thread.ofVirtual().name("webhook").start(this::run);
    }

    /** Pushes to there from now on. */
    public void set(WebhookSettings newSettings) {
        change(newSettings);
    }

    /** Pushes no more; what waits is for getUpdates. */
    public void remove() {
        change(null);
    }

    public synchronized Optional<WebhookSettings> settings() {
        return Optional.ofNullable(settings);
    }

    /** The latest failure since the webhook was set. */
    public synchronized Optional<WebhookError> lastError() {
        return Optional.ofNullable(lastError);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            settings = null;
        }
        queue.wake();
        push.close();
    }

    private void change(@Nullable WebhookSettings newSettings) {
        synchronized (this) {
            settings = newSettings;
            lastError = null;
            retries.clear();
        }
        queue.wake();
    }

    private void run() {
        try {
            while (!isClosed()) {
                int seen = failures();
                queue.awaitWhile(
                        () -> !isClosed()
                                && seen == failures()
                                && due(queue.waiting()).isEmpty(),
                        nanosToNextRetry());
                due(queue.waiting()).ifPresent(this::start);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts failures: a new one changes how long there is to wait. */
    private synchronized int failures() {
        return failures;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** The first update whose chat is free and not waiting for another try, if a connection is left. */
    private synchronized Optional<Update> due(List<Update> waiting) {
        if (settings == null || underWay.size() >= settings.maxConnections()) {
            return Optional.empty();
        }
        long now = System.nanoTime();
        return waiting.stream()
                .filter(update -> !underWay.contains(update.chatId()))
                .filter(update -> !retries.containsKey(update.chatId())
                        || retries.get(update.chatId()).notBefore() - now <= 0)
                .findFirst();
    }

    private synchronized long nanosToNextRetry() {
        long now = System.nanoTime();
        return retries.values().stream()
                .filter(retry -> retry.notBefore() - now > 0)
                .mapToLong(retry -> retry.notBefore() - now)
                .min()
                .orElse(IDLE.toNanos());
    }

    private void start(Update update) {
        WebhookSettings target;
        synchronized (this) {
            if (settings == null) {
                return;
            }
            target = settings;
            underWay.add(update.chatId());
        }
        Thread.ofVirtual().name("webhook call").start(() -> deliver(update, target));
    }

    private void deliver(Update update, WebhookSettings target) {
        var failure = push.push(update, target);
        if (failure.isEmpty()) {
            queue.remove(update::equals);
        }
        synchronized (this) {
            underWay.remove(update.chatId());
            if (failure.isEmpty() || !target.equals(settings)) {
                retries.remove(update.chatId());
            } else {
                failures++;
                lastError = new WebhookError(clock.instant(), failure.get());
                retries.merge(update.chatId(), Retry.first(firstRetry), (before, first) -> before.next());
            }
        }
        queue.wake();
    }

    /** When and why a call of the webhook failed. */
    public record WebhookError(Instant at, String message) {}

    private record Retry(Duration delay, long notBefore) {

        static Retry first(Duration delay) {
            return new Retry(delay, System.nanoTime() + delay.toNanos());
        }

        Retry next() {
            var doubled = delay.multipliedBy(2);
            return first(doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled);
        }
    }
}
