package dev.aisha.worker.turns;

import dev.aisha.worker.redis.LuaScript;
import dev.aisha.worker.turns.Allowance.Price;
import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a turn at a provider. All replicas share one state in Redis. While Redis is away each keeps to the same rules
 * by itself: together they may then go too fast, and the provider says so.
 */
@Singleton
public final class TakeTurn {
    private static final Logger LOG = Logger.getLogger(TakeTurn.class);
    private static final LuaScript TAKE = new LuaScript(TakeTurn.class, "take-turn");
    private static final LuaScript HOLD_BACK = new LuaScript(TakeTurn.class, "hold-back");

    /** Whoever asks for more is asked again after this: it may have been a mistake, and others wait too. */
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

    /** A Redis that hangs costs a time-out; that is not paid for every request. */
    private static final Duration REDIS_LEFT_ALONE = Duration.ofSeconds(5);

    private final RedisDataSource redis;
    private final Clock clock;
    private final Map<String, LocalTurns> local = new ConcurrentHashMap<>();
    private volatile Instant redisAwayUntil = Instant.MIN;

    public TakeTurn(RedisDataSource redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** Whether a request of this price may go to this provider now; it counts if so. */
    public Turn take(String provider, Price price) {
        if (clock.instant().isBefore(redisAwayUntil)) {
            return local(provider).take(price);
        }
        try {
            return read(TAKE.run(
                    redis,
                    List.of(key(provider)),
                    micros(price.request()),
                    micros(price.audio()),
                    micros(Allowance.AHEAD)));
        } catch (RuntimeException e) {
            leaveRedisAlone(e);
            return local(provider).take(price);
        }
    }

    /** Nobody goes to this provider for so long: it has asked for that. */
    public void holdBack(String provider, Duration time) {
        Duration hold = time.compareTo(LONGEST_HOLD) < 0 ? time : LONGEST_HOLD;
        local(provider).holdBack(hold);
        try {
            HOLD_BACK.run(redis, List.of(key(provider)), micros(hold));
        } catch (RuntimeException e) {
            leaveRedisAlone(e);
        }
    }

    /** The state of one provider; it goes when nobody would have to wait for it any more. */
    static String key(String provider) {
        return "aisha:{jobs}:turns:" + provider;
    }

    private LocalTurns local(String provider) {
        return local.computeIfAbsent(provider, name -> new LocalTurns(clock));
    }

    private void leaveRedisAlone(RuntimeException problem) {
        if (isCancelled(problem)) {
            Thread.currentThread().interrupt(); // so that the caller's next wait ends too; Redis is well
            return;
        }
        redisAwayUntil = clock.instant().plus(REDIS_LEFT_ALONE);
        LOG.debugf("turns are taken without the other replicas problem=%s", problem);
    }

    private static boolean isCancelled(RuntimeException problem) {
        return Stream.<@Nullable Throwable>iterate(problem, Objects::nonNull, at -> at == null ? null : at.getCause())
                .anyMatch(InterruptedException.class::isInstance);
    }

    private static Turn read(Response answer) {
        long held = answer.get(0).toLong();
        long wait = answer.get(1).toLong();
        if (held > 0) {
            return new Turn.HeldBack(Price.ofMicros(held));
        }
        return wait > 0 ? new Turn.Wait(Price.ofMicros(wait)) : new Turn.Go();
    }

    private static String micros(Duration duration) {
        return String.valueOf(duration.toNanos() / 1000);
    }
}
