package dev.aisha.gateway.turns;

import static dev.aisha.gateway.turns.Urgency.MAY_BE_LEFT_OUT;
import static dev.aisha.gateway.turns.Urgency.MUST_BE_SHOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.gateway.HandClock;
import dev.aisha.gateway.Knobs;
import dev.aisha.gateway.redis.RedisKit;
import dev.aisha.gateway.turns.Turn.Whose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scripts on a real Redis. Its clock is the real one; no test waits for it, and none depends on how fast it is. */
class TakeTurnIT {
    private static final long ANN = 1;
    private static final long BOB = 2;

    /** So slow that no turn comes by itself while a test runs. */
    private static final TurnsConfig SLOW = Knobs.of(
            TurnsConfig.class,
            Map.of("chat-every", "10m", "burst", "3", "longest-wait", "20m", "refused-within", "10m"));

    private static RedisKit kit;

    private final HandClock clock = new HandClock();
    private TakeTurn one;
    private TakeTurn other;

    @BeforeAll
    static void start() {
        kit = new RedisKit();
    }

    @AfterAll
    static void stop() {
        kit.close();
    }

    @BeforeEach
    void forget() {
        kit.redis.flushall();
        one = new TakeTurn(kit.redis, SLOW, clock);
        other = new TakeTurn(kit.redis, SLOW, clock);
    }

    private static Duration wait(Turn turn) {
        return turn instanceof Turn.Go(Duration in) ? in : Duration.ofDays(-1);
    }

    @Test
    void replicasTakeTheTurnsOfAChatTogether() {
        assertThat(wait(one.take(ANN, MUST_BE_SHOWN))).isZero();
        assertThat(wait(other.take(ANN, MUST_BE_SHOWN))).isZero();
        assertThat(wait(one.take(ANN, MUST_BE_SHOWN))).isZero();

        assertThat(wait(other.take(ANN, MUST_BE_SHOWN))).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        assertThat(wait(one.take(ANN, MUST_BE_SHOWN))).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(20));
        assertThat(other.take(ANN, MUST_BE_SHOWN))
                .isInstanceOfSatisfying(
                        Turn.Wait.class, wait -> assertThat(wait.whose()).isEqualTo(Whose.CHAT));
        assertThat(wait(other.take(BOB, MUST_BE_SHOWN))).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    }

    @Test
    void manyAtOnceAreGivenTurnsOneAfterTheOther() throws Exception {
        List<Duration> waits = new ArrayList<>();
        long begun = redisMicros();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Turn>> asked = IntStream.range(0, 100)
                    .mapToObj(chat -> threads.submit(() -> (chat % 2 == 0 ? one : other).take(chat, MUST_BE_SHOWN)))
                    .toList();
            for (Future<Turn> turn : asked) {
                waits.add(wait(turn.get()));
            }
        }
        Duration taken = Duration.ofNanos((redisMicros() - begun) * 1_000);

        Duration last = waits.stream().max(Duration::compareTo).orElseThrow();
        Allowance all = Pace.of(SLOW, ANN, MUST_BE_SHOWN).all();
        Duration even = all.each().multipliedBy(99).minus(all.ahead());
        assertThat(last).isBetween(even.minus(taken), even);
    }

    @Test
    void whatMayBeLeftOutIsLeftOutWhileTranscriptsWait() {
        for (long chat = 10; chat < 200; chat++) {
            one.take(chat, MUST_BE_SHOWN);
        }

        assertThat(other.take(ANN, MAY_BE_LEFT_OUT))
                .isInstanceOfSatisfying(
                        Turn.Wait.class, wait -> assertThat(wait.whose()).isEqualTo(Whose.ALL));
    }

    @Test
    void inAChatWhatMayBeLeftOutLeavesATurn() {
        TakeTurn quick = new TakeTurn(
                kit.redis,
                Knobs.of(
                        TurnsConfig.class,
                        Map.of(
                                "burst",
                                "3",
                                "chat-every",
                                "10m",
                                "per-second",
                                "1000000000",
                                "optional-per-second",
                                "1000000000")),
                clock);
        assertThat(wait(quick.take(ANN, MAY_BE_LEFT_OUT))).isZero();
        assertThat(wait(quick.take(ANN, MAY_BE_LEFT_OUT))).isZero();

        assertThat(quick.take(ANN, MAY_BE_LEFT_OUT))
                .isInstanceOfSatisfying(
                        Turn.Wait.class, wait -> assertThat(wait.whose()).isEqualTo(Whose.CHAT));
        assertThat(wait(quick.take(ANN, MUST_BE_SHOWN))).isZero();
    }

    @Test
    void whatOneIsToldHoldsTheChatBackForAll() {
        one.holdBack(ANN, Duration.ofSeconds(90));
        one.holdBack(ANN, Duration.ofSeconds(10));

        assertThat(other.take(ANN, MUST_BE_SHOWN)).isInstanceOfSatisfying(Turn.HeldBack.class, held -> {
            assertThat(held.time()).isBetween(Duration.ofSeconds(11), Duration.ofSeconds(90));
            assertThat(held.whose()).isEqualTo(Whose.CHAT);
        });
        assertThat(other.heldBack(ANN)).isPresent();
        assertThat(other.heldBack(BOB)).isEmpty();
        assertThat(wait(other.take(BOB, MUST_BE_SHOWN))).isZero();
    }

    @Test
    void whatTelegramSaysOfSeveralChatsHoldsEverybodyBack() {
        one.holdBack(3, Duration.ofSeconds(90));
        other.holdBack(4, Duration.ofSeconds(90));
        assertThat(one.heldBack(ANN)).isEmpty();

        other.holdBack(5, Duration.ofSeconds(60));

        assertThat(one.take(ANN, MUST_BE_SHOWN)).isInstanceOfSatisfying(Turn.HeldBack.class, held -> {
            assertThat(held.time()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60));
            assertThat(held.whose()).isEqualTo(Whose.ALL);
        });
    }

    @Test
    void whatIsKeptGoesByItself() {
        one.take(ANN, MUST_BE_SHOWN);
        one.holdBack(BOB, Duration.ofSeconds(200));
        one.holdBack(BOB, Duration.ofSeconds(1));

        assertThat(kit.redis.key().keys("*"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(kit.redis.key().pttl(key)).as(key).isBetween(1L, 601_000L));
        assertThat(kit.redis.key().pttl(TakeTurn.key(BOB))).isGreaterThan(100_000L);
    }

    @Test
    void aClockThatWasSetBackStopsNobody() {
        String tomorrow = String.valueOf(redisMicros() + Duration.ofDays(1).toNanos() / 1000);
        kit.redis.hash(String.class).hset(TakeTurn.key(ANN), Map.of("held", tomorrow, "messages", tomorrow));

        assertThat(wait(one.take(ANN, MUST_BE_SHOWN))).isZero();
    }

    @Test
    void eachKeepsToTheLimitsByItselfWhileRedisIsAway() {
        one.holdBack(BOB, Duration.ofSeconds(20));
        kit.server.kill();
        try {
            for (int i = 0; i < 3; i++) {
                assertThat(wait(one.take(ANN, MUST_BE_SHOWN))).isZero();
            }
            assertThat(wait(one.take(ANN, MUST_BE_SHOWN))).isEqualTo(Duration.ofMinutes(10));
            assertThat(wait(other.take(ANN, MUST_BE_SHOWN))).isZero();
            assertThat(one.take(BOB, MUST_BE_SHOWN)).isEqualTo(new Turn.HeldBack(Duration.ofSeconds(20), Whose.CHAT));
        } finally {
            kit.server.startAgain();
        }

        clock.advance(Duration.ofSeconds(5));
        assertThat(wait(one.take(ANN, MUST_BE_SHOWN))).isZero();
    }

    private static long redisMicros() {
        var time = kit.redis.execute("TIME");
        return time.get(0).toLong() * 1_000_000 + time.get(1).toLong();
    }
}
