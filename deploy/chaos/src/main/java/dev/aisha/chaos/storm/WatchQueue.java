package dev.aisha.chaos.storm;

import dev.aisha.chaos.history.VanishedEntry;
import dev.aisha.chaos.storm.ReadBooks.QueuedJob;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.system.RedisLine;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks every second whether the entry of each queued job stands in its lane. */
final class WatchQueue implements Runnable {
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** A result that was told is concluded well within this. */
    private static final Duration LONG = Duration.ofSeconds(4);

    private final ReadBooks books;
    private final LocalRedis redis;
    private final Clock clock;
    private final Map<QueuedJob, Instant> missing = new HashMap<>();
    private final List<VanishedEntry> vanished = new ArrayList<>();

    WatchQueue(ReadBooks books, LocalRedis redis, Clock clock) {
        this.books = books;
        this.redis = redis;
        this.clock = clock;
    }

    /** Until it is interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                look();
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try (RedisLine line = RedisLine.open(redis.port())) {
            List<QueuedJob> queued = books.queued();
            missing.keySet().retainAll(queued);
            for (QueuedJob job : queued) {
                if (line.ask("XRANGE", job.stream(), job.entry(), job.entry()).isEmpty()) {
                    miss(job);
                } else {
                    missing.remove(job);
                }
            }
        } catch (IOException | SQLException away) {
            // What cannot be seen is not missed.
            missing.clear();
        }
    }

    private void miss(QueuedJob job) {
        Instant now = clock.instant();
        Instant since = missing.computeIfAbsent(job, first -> now);
        if (Duration.between(since, now).compareTo(LONG) >= 0) {
            synchronized (this) {
                vanished.add(new VanishedEntry(job.id(), since));
            }
            // Missed anew after as long again, in case nobody brings it back.
            missing.remove(job);
        }
    }

    synchronized List<VanishedEntry> vanished() {
        return List.copyOf(vanished);
    }
}
