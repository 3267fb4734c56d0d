package dev.aisha.gateway.turns;

import dev.aisha.gateway.redis.AskRedis;
import dev.aisha.gateway.redis.LuaScript;
import dev.aisha.gateway.turns.Turn.Whose;
import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks for a turn to write to a chat. All replicas share one state in Redis. While Redis is away each keeps to the same
 * limits by itself, divided by nothing, as none knows how many there are: together they may then go too fast, and Telegram
 * says so.
 */
@Singleton
public final class TakeTurn {
    private static final LuaScript TAKE = new LuaScript(TakeTurn.class, "take-turn");
    private static final LuaScript HOLD_BACK = new LuaScript(TakeTurn.class, "hold-back");

    /** Keys go by themselves when nobody would have to wait for them any more. */
    private static final String KEYS = "aisha:{telegram}:turns:";

    private static final String ALL = KEYS + "all";
    private static final String REFUSED = KEYS + "refused";

    private final RedisDataSource redis;
    private final TurnsConfig config;
    private final Clock clock;
    private final LocalTurns local;
    private final AskRedis shared;

    public TakeTurn(RedisDataSource redis, TurnsConfig config, Clock clock) {
        this.redis = redis;
        this.config = config;
        this.clock = clock;
        this.local = new LocalTurns(clock);
        this.shared = new AskRedis("turns", clock);
    }

    /** When a message may go to this chat; it counts if it may. */
    Turn take(long chat, Urgency urgency) {
        return take(chat, Pace.of(config, chat, urgency));
    }

    /** Whether Telegram wants this chat, or everybody, to be left alone. */
    Optional<Turn.HeldBack> heldBack(long chat) {
        return take(chat, Pace.FREE) instanceof Turn.HeldBack held ? Optional.of(held) : Optional.empty();
    }

    private Turn take(long chat, Pace pace) {
        Instant asked = clock.instant();
        return shared.orElse(
                () -> read(TAKE.run(
                        redis,
                        List.of(key(chat), ALL),
                        micros(pace.chat().each()),
                        micros(pace.chat().ahead()),
                        micros(pace.all().each()),
                        micros(pace.all().ahead()),
                        micros(pace.optional().each()),
                        micros(pace.optional().ahead()),
                        micros(pace.longestWait()))),
                () -> local.take(chat, pace.after(Duration.between(asked, clock.instant()))));
    }

    /** Nothing goes to this chat for so long: Telegram has asked for that. It has of several chats: nothing goes at all. */
    void holdBack(long chat, Duration time) {
        Duration hold = time.compareTo(config.longestHold()) < 0 ? time : config.longestHold();
        if (!hold.isPositive()) {
            return;
        }
        local.holdBack(chat, hold, config.refusedChats(), config.refusedWithin());
        shared.tell(() -> HOLD_BACK.run(
                redis,
                List.of(key(chat), ALL, REFUSED),
                micros(hold),
                String.valueOf(chat),
                micros(config.refusedWithin()),
                String.valueOf(config.refusedChats())));
    }

    /** The turns of one chat. */
    static String key(long chat) {
        return KEYS + "chat:" + chat;
    }

    private static Turn read(Response answer) {
        Duration time = Duration.ofNanos(Math.multiplyExact(answer.get(1).toLong(), 1000L));
        return switch (answer.get(0).toInteger()) {
            case 0 -> new Turn.Go(time);
            case 1 -> new Turn.Wait(time, Whose.CHAT);
            case 2 -> new Turn.Wait(time, Whose.ALL);
            case 3 -> new Turn.HeldBack(time, Whose.CHAT);
            default -> new Turn.HeldBack(time, Whose.ALL);
        };
    }

    private static String micros(Duration duration) {
        return String.valueOf(duration.toNanos() / 1000);
    }
}
