package dev.aisha.chaos.storm;

import dev.aisha.chaos.history.EndedTwice;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.system.RedisLine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hears all that is done in Redis ({@code MONITOR}), and whether a script takes an entry out of its lane twice. */
final class WatchEnds implements Runnable {
    private static final Pattern ENDED = Pattern.compile(
            "\\[\\d+ lua] \"xdel\" \"(aisha:\\{jobs}:(?:short|long))\" \"(\\d+-\\d+)\"", Pattern.CASE_INSENSITIVE);

    private static final Duration UNTIL_IT_IS_BACK = Duration.ofMillis(200);

    private final LocalRedis redis;
    private final Clock clock;
    private final Map<String, Instant> ends = new HashMap<>();
    private final List<EndedTwice> twice = new ArrayList<>();

    WatchEnds(LocalRedis redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** Until it is interrupted. */
    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try (RedisLine line = RedisLine.open(redis.port())) {
                line.ask("MONITOR");
                while (!Thread.currentThread().isInterrupted()) {
                    heard(line.hear());
                }
            } catch (IOException away) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(UNTIL_IT_IS_BACK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void heard(String said) {
        Matcher end = ENDED.matcher(said);
        if (end.find()) {
            ended(end.group(1), end.group(2));
        }
    }

    private synchronized void ended(String stream, String entry) {
        Instant now = clock.instant();
        @Nullable Instant before = ends.put(stream + " " + entry, now);
        if (before != null) {
            twice.add(new EndedTwice(stream, entry, before, now));
        }
    }

    /** How many entries were ended. */
    synchronized int ends() {
        return ends.size();
    }

    synchronized List<EndedTwice> twice() {
        return List.copyOf(twice);
    }
}
