package dev.aisha.worker.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.worker.pace.SettableClock;
import dev.aisha.worker.redis.RedisKit;
import dev.aisha.worker.turns.Allowance.Price;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scripts on a real Redis. Its clock is the real one; no test waits for it, and none depends on how fast it is. */
class TakeTurnIT {
    private static final String PROVIDER = "some/model:v1";
    private static final Price FREE = new Price(Duration.ZERO, Duration.ZERO);
    private static final Turn GO = new Turn.Go();

    private static RedisKit kit;

    private final SettableClock clock = new SettableClock();
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
        one = new TakeTurn(kit.redis, clock);
        other = new TakeTurn(kit.redis, clock);
    }

    @Test
    void manyAtOnceTogetherKeepWithinTheLimit() throws Exception {
        Price price = requests(600);
        long begun = redisMicros();

        List<Turn> turns = allOf(8, 50, price);

        long went = turns.stream().filter(GO::equals).count();
        long micros = redisMicros() - begun;
        long each = price.request().toNanos() / 1000;
        assertThat(went).isBetween(55L, 1 + (Allowance.AHEAD.toNanos() / 1000 + micros) / each);
        assertThat(turns)
                .filteredOn(turn -> turn instanceof Turn.Wait)
                .isNotEmpty()
                .allSatisfy(turn ->
                        assertThat(((Turn.Wait) turn).time()).isPositive().isLessThanOrEqualTo(price.request()));
    }

    @Test
    void whatCostsMoreThanAMinuteGoesAndIsPaidByTheNext() {
        Price price = new Allowance(OptionalInt.empty(), OptionalInt.of(1)).priceOf(Duration.ofMinutes(2));

        assertThat(one.take(PROVIDER, price)).isEqualTo(GO);

        Turn next = other.take(PROVIDER, price);
        assertThat(next)
                .isInstanceOfSatisfying(
                        Turn.Wait.class, wait -> assertThat(wait.time()).isLessThanOrEqualTo(Duration.ofSeconds(126)));
    }

    @Test
    void whatOneIsToldHoldsAllBack() {
        one.holdBack(PROVIDER, Duration.ofSeconds(90));
        one.holdBack(PROVIDER, Duration.ofSeconds(10));

        assertThat(other.take(PROVIDER, FREE))
                .isInstanceOfSatisfying(
                        Turn.HeldBack.class,
                        held -> assertThat(held.time()).isBetween(Duration.ofSeconds(11), Duration.ofSeconds(90)));
        assertThat(other.take("another", FREE)).isEqualTo(GO);
    }

    @Test
    void aHoldOfADayIsAskedAboutAgainEarlier() {
        one.holdBack(PROVIDER, Duration.ofDays(1));

        assertThat(other.take(PROVIDER, FREE))
                .isInstanceOfSatisfying(
                        Turn.HeldBack.class,
                        held -> assertThat(held.time()).isLessThanOrEqualTo(Duration.ofMinutes(5)));
    }

    @Test
    void whatIsKeptGoesByItself() {
        one.take(PROVIDER, requests(1));
        assertThat(remainingMillis()).isBetween(1L, 66_000L);

        one.holdBack(PROVIDER, Duration.ofSeconds(200));
        one.holdBack(PROVIDER, Duration.ofSeconds(1));
        assertThat(remainingMillis()).isBetween(67_000L, 200_000L);
    }

    @Test
    void aClockThatWasSetBackStopsNobody() {
        String inAnHour = String.valueOf(redisMicros() + Duration.ofHours(1).toNanos() / 1000);
        kit.redis
                .hash(String.class)
                .hset(TakeTurn.key(PROVIDER), Map.of("held", inAnHour, "requests", inAnHour, "audio", inAnHour));

        assertThat(one.take(PROVIDER, requests(1))).isEqualTo(GO);
    }

    @Test
    void eachKeepsToTheRulesByItselfWhileRedisIsAway() {
        Price price = requests(1);
        one.holdBack("holding", Duration.ofSeconds(20));
        kit.server.kill();
        try {
            assertThat(one.take(PROVIDER, price)).isEqualTo(GO);
            assertThat(one.take(PROVIDER, price)).isEqualTo(new Turn.Wait(Duration.ofSeconds(60)));
            assertThat(other.take(PROVIDER, price)).isEqualTo(GO);
            assertThat(one.take("holding", price)).isEqualTo(new Turn.HeldBack(Duration.ofSeconds(20)));
        } finally {
            kit.server.startAgain();
        }

        assertThat(one.take(PROVIDER, price)).isInstanceOf(Turn.Wait.class);
        clock.sleep(Duration.ofSeconds(5));
        assertThat(one.take(PROVIDER, price)).isEqualTo(GO);
    }

    @Test
    void whoIsCancelledWhileAskingDoesNotTakeRedisForAway() {
        other.holdBack(PROVIDER, Duration.ofSeconds(90));

        Thread.currentThread().interrupt();
        one.take(PROVIDER, FREE);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(one.take(PROVIDER, FREE)).isInstanceOf(Turn.HeldBack.class);
    }

    /** Asks for so many turns in each of so many replicas at once. */
    private List<Turn> allOf(int replicas, int each, Price price) throws Exception {
        List<Turn> turns = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Turn>>> asked = new ArrayList<>();
            for (int i = 0; i < replicas; i++) {
                TakeTurn replica = new TakeTurn(kit.redis, clock);
                asked.add(threads.submit(() -> {
                    List<Turn> own = new ArrayList<>();
                    for (int j = 0; j < each; j++) {
                        own.add(replica.take(PROVIDER, price));
                    }
                    return own;
                }));
            }
            for (Future<List<Turn>> own : asked) {
                turns.addAll(own.get());
            }
        }
        return turns;
    }

    private static Price requests(int perMinute) {
        return new Allowance(OptionalInt.of(perMinute), OptionalInt.empty()).priceOf(Duration.ofSeconds(60));
    }

    private static long redisMicros() {
        var time = kit.redis.execute("TIME");
        return time.get(0).toLong() * 1_000_000 + time.get(1).toLong();
    }

    private static long remainingMillis() {
        return kit.redis.key().pttl(TakeTurn.key(PROVIDER));
    }
}
