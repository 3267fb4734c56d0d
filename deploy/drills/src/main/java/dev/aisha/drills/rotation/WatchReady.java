package dev.aisha.drills.rotation;

import dev.aisha.local.system.Replica;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks several times a second whether one of a service's replicas is ready, and remembers how long none was. How long a look takes
 * on a machine that has too much to do says nothing, so the time between looks is what counts.
 */
final class WatchReady implements Runnable {
    private static final Duration EVERY = Duration.ofMillis(200);

    private final List<Replica> replicas;
    private final Clock clock;
    private Duration longest = Duration.ZERO;
    private @Nullable Instant noneSince;

    WatchReady(List<Replica> replicas, Clock clock) {
        this.replicas = List.copyOf(replicas);
        this.clock = clock;
    }

    /** Until it is interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                Instant begin = clock.instant();
                boolean ready =
                        replicas.stream().anyMatch(replica -> replica.process().isReady());
                saw(begin, ready, clock.instant());
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void saw(Instant begin, boolean ready, Instant end) {
        if (noneSince != null) {
            Duration gap = Duration.between(noneSince, ready ? begin : end);
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        if (ready) {
            noneSince = null;
        } else if (noneSince == null) {
            noneSince = end;
        }
    }

    /** The longest time since the last call of this at which none was ready; from the look that said so to the next that did not. */
    synchronized Duration takeLongest() {
        Duration taken = longest;
        longest = Duration.ZERO;
        return taken;
    }
}
