package dev.aisha.gateway.limits;

import dev.aisha.gateway.redis.AskRedis;
import dev.aisha.gateway.redis.LuaScript;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps users to their limits: a request takes of all that it meets, or, where one of them refuses it, of none. All
 * replicas share one state in Redis. While Redis is away, or too slow, each keeps to the same limits by itself, beginning
 * with nothing taken.
 *
 * <p>Time is that of the replica that asks, as it is for what is due in the ledger: a clock that is some seconds wrong gives
 * or takes some seconds' worth of a limit.
 */
@Singleton
public final class KeepToLimits {
    private static final LuaScript SCRIPT = new LuaScript(KeepToLimits.class, "keep-to-limits");

    /** Keys go by themselves when what was taken has grown back. */
    private static final String KEYS = "aisha:limits:";

    private static final long SECONDS_OF_A_MINUTE = 60;

    private final RedisDataSource redis;
    private final LimitsConfig config;
    private final Clock clock;
    private final MeterRegistry meters;
    private final AskRedis shared;
    private final LocalLimits local;

    public KeepToLimits(RedisDataSource redis, LimitsConfig config, Clock clock, MeterRegistry meters) {
        this.redis = redis;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
        this.shared = new AskRedis("limits", clock);
        this.local = new LocalLimits(clock);
    }

    /**
     * Whether a user's note may be begun.
     *
     * @param id of its job: asked for again it has the same verdict, and takes nothing
     * @param announced its length
     */
    public Verdict note(long user, String id, Duration announced) {
        return ask(
                user,
                id,
                Stream.of(
                                toll(Limit.NOTES_A_MINUTE, 1, 1),
                                toll(Limit.NOTES_A_DAY, 1, 1),
                                toll(Limit.AUDIO_A_DAY, announced.toSeconds(), SECONDS_OF_A_MINUTE))
                        .flatMap(toll -> toll)
                        .toList());
    }

    /** Whether a user's command, chatter or press may be answered. */
    public Verdict answer(long user) {
        return ask(user, null, toll(Limit.ANSWERS_A_MINUTE, 1, 1).toList());
    }

    /** How many notes, minutes of audio or answers a limit gives. */
    public int most(Limit limit) {
        return switch (limit) {
            case NOTES_A_MINUTE -> config.notesPerMinute();
            case NOTES_A_DAY -> config.notesPerDay();
            case AUDIO_A_DAY -> config.audioMinutesPerDay();
            case ANSWERS_A_MINUTE -> config.answersPerMinute();
        };
    }

    /** None where the limit is switched off. */
    private Stream<Toll> toll(Limit limit, long parts, long partsOfOne) {
        int most = most(limit);
        return most > 0 ? Stream.of(Toll.of(limit, parts, most * partsOfOne)) : Stream.empty();
    }

    private Verdict ask(long user, @Nullable String id, List<Toll> tolls) {
        if (tolls.isEmpty()) {
            return new Verdict.Passed();
        }
        Ruling ruling = shared.orElse(() -> askRedis(user, id, tolls), () -> local.ask(user, id, tolls));
        if (!ruling.repeated()) {
            count(ruling.verdict(), tolls);
        }
        return ruling.verdict();
    }

    private Ruling askRedis(long user, @Nullable String id, List<Toll> tolls) {
        List<String> arguments = new ArrayList<>(
                List.of(micros(Duration.between(Instant.EPOCH, clock.instant())), millis(config.rememberVerdicts())));
        tolls.forEach(toll -> arguments.addAll(List.of(
                toll.limit().label(), micros(toll.cost()), micros(toll.limit().time()))));
        List<String> keys = id == null ? List.of(key(user)) : List.of(key(user), key(user) + ":" + id);
        return read(SCRIPT.runWithin(config.redisTimeout(), redis, keys, arguments.toArray(String[]::new)));
    }

    private static Ruling read(Response answer) {
        String limit = answer.get(0).toString();
        Verdict verdict = limit.isEmpty()
                ? new Verdict.Passed()
                : new Verdict.Refused(
                        Limit.of(limit),
                        Duration.ofNanos(Math.multiplyExact(answer.get(1).toLong(), 1000L)),
                        answer.get(2).toInteger() == 1);
        return new Ruling(verdict, answer.get(3).toInteger() == 1);
    }

    private void count(Verdict verdict, List<Toll> tolls) {
        switch (verdict) {
            case Verdict.Passed passed -> tolls.forEach(toll -> count(toll.limit(), "passed"));
            case Verdict.Refused refused -> count(refused.limit(), refused.first() ? "told" : "silent");
        }
    }

    private void count(Limit limit, String outcome) {
        meters.counter("aisha.limits", "limit", limit.label(), "outcome", outcome)
                .increment();
    }

    /** What a user has taken. All keys of one user lie together, also where Redis is a cluster. */
    static String key(long user) {
        return KEYS + "{" + user + "}";
    }

    private static String micros(Duration duration) {
        return String.valueOf(duration.toNanos() / 1_000);
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
