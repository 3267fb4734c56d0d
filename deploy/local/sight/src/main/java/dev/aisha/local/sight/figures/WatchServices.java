package dev.aisha.local.sight.figures;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the services every two seconds, and remembers five minutes of it. */
public final class WatchServices implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final FetchMetrics fetch;
    private final DrawPicture draw;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sight").factory());

    private volatile Picture latest = Picture.NOTHING;

    private WatchServices(Map<String, URI> services, Clock clock) {
        fetch = new FetchMetrics(services);
        draw = new DrawPicture(services.keySet(), (int) AskMetrics.FIVE_MINUTES.dividedBy(EVERY));
        this.clock = clock;
    }

    /**
     * Begins to watch.
     *
     * @param services base URLs by name, in the order in which they are shown
     */
    public static WatchServices start(Map<String, URI> services, Clock clock) {
        var watch = new WatchServices(services, clock);
        var unused = watch.thread.scheduleAtFixedRate(watch::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        try {
            latest = draw.draw(clock.instant(), fetch.fetch());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was seen last. */
    public Picture latest() {
        return latest;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        fetch.close();
    }
}
