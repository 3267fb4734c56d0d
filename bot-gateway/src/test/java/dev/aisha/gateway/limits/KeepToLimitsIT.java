package dev.aisha.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.gateway.HandClock;
import dev.aisha.gateway.Knobs;
import dev.aisha.gateway.redis.RedisKit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script on a real Redis, asked by two replicas. */
class KeepToLimitsIT {
    private static final long ANN = 1;
    private static final long BOB = 2;
    private static final Verdict PASSED = new Verdict.Passed();
    private static final Duration SHORT = Duration.ofSeconds(10);

    /** Patient, as the tests' machine may be slow. */
    private static final Map<String, String> LIMITS = Map.of(
            "notes-per-minute", "20",
            "notes-per-day", "500",
            "audio-minutes-per-day", "600",
            "answers-per-minute", "30",
            "redis-timeout", "5s");

    private static RedisKit kit;

    private final HandClock clock = new HandClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private KeepToLimits one;
    private KeepToLimits other;
    private int jobs;

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
        one = replica(Map.of());
        other = replica(Map.of());
    }

    private KeepToLimits replica(Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(LIMITS);
        settings.putAll(changes);
        return new KeepToLimits(kit.redis, Knobs.of(LimitsConfig.class, settings), clock, meters);
    }

    private Verdict note(KeepToLimits replica, long user, Duration length) {
        return replica.note(user, "job " + jobs++, length);
    }

    private static Verdict refused(Limit limit, Duration time, boolean first) {
        return new Verdict.Refused(limit, time, first);
    }

    @Test
    void twentyNotesPassAtOnceOfAllReplicasTogetherAndThenOneEveryThreeSeconds() {
        for (int i = 0; i < 20; i++) {
            assertThat(note(i % 2 == 0 ? one : other, ANN, SHORT)).isEqualTo(PASSED);
        }

        assertThat(note(one, ANN, SHORT)).isEqualTo(refused(Limit.NOTES_A_MINUTE, Duration.ofSeconds(3), true));
        assertThat(note(other, ANN, SHORT)).isEqualTo(refused(Limit.NOTES_A_MINUTE, Duration.ofSeconds(3), false));
        assertThat(note(other, BOB, SHORT)).isEqualTo(PASSED);
        assertThat(one.answer(ANN)).isEqualTo(PASSED);

        clock.advance(Duration.ofSeconds(3));
        assertThat(note(other, ANN, SHORT)).isEqualTo(PASSED);
        assertThat(note(one, ANN, SHORT)).isEqualTo(refused(Limit.NOTES_A_MINUTE, Duration.ofSeconds(3), true));
    }

    @Test
    void commandsChatterAndPressesAreCountedTogether() {
        for (int i = 0; i < 30; i++) {
            assertThat(one.answer(ANN)).isEqualTo(PASSED);
        }

        assertThat(other.answer(ANN)).isEqualTo(refused(Limit.ANSWERS_A_MINUTE, Duration.ofSeconds(2), true));
        assertThat(other.answer(ANN)).isEqualTo(refused(Limit.ANSWERS_A_MINUTE, Duration.ofSeconds(2), false));
        assertThat(note(one, ANN, SHORT)).isEqualTo(PASSED);
    }

    @Test
    void whatOneLimitRefusesTakesNothingOfTheOthers() {
        KeepToLimits strict =
                replica(Map.of("notes-per-day", "2", "audio-minutes-per-day", "60", "redis-timeout", "5s"));
        assertThat(note(strict, ANN, Duration.ofMinutes(50))).isEqualTo(PASSED);

        assertThat(note(strict, ANN, Duration.ofMinutes(50)))
                .isEqualTo(refused(Limit.AUDIO_A_DAY, Duration.ofHours(16), true));

        assertThat(note(strict, ANN, SHORT)).isEqualTo(PASSED);
        assertThat(note(strict, ANN, SHORT)).isEqualTo(refused(Limit.NOTES_A_DAY, Duration.ofHours(12), true));
    }

    @Test
    void aLimitOfZeroIsOff() {
        KeepToLimits free = replica(Map.of(
                "notes-per-minute",
                "0",
                "notes-per-day",
                "0",
                "audio-minutes-per-day",
                "0",
                "answers-per-minute",
                "0"));

        for (int i = 0; i < 100; i++) {
            assertThat(note(free, ANN, Duration.ofDays(1))).isEqualTo(PASSED);
            assertThat(free.answer(ANN)).isEqualTo(PASSED);
        }
        assertThat(kit.redis.key().keys("*")).isEmpty();
    }

    @Test
    void ofManyAtOnceTwentyPassAndOneRefusalIsTold() throws Exception {
        List<Verdict> verdicts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Verdict>> asked = IntStream.range(0, 100)
                    .mapToObj(i -> threads.submit(() -> (i % 2 == 0 ? one : other).note(ANN, "at once " + i, SHORT)))
                    .toList();
            for (Future<Verdict> verdict : asked) {
                verdicts.add(verdict.get());
            }
        }

        assertThat(verdicts).filteredOn(PASSED::equals).hasSize(20);
        assertThat(verdicts)
                .filteredOn(verdict -> verdict instanceof Verdict.Refused refused && refused.first())
                .hasSize(1);
    }

    @Test
    void theSameJobHasTheSameVerdictOfEveryReplicaAndTakesNothingMore() {
        for (int i = 0; i < 20; i++) {
            assertThat(one.note(ANN, "the same", SHORT)).isEqualTo(PASSED);
            assertThat(other.note(ANN, "the same", SHORT)).isEqualTo(PASSED);
        }
        for (int i = 0; i < 19; i++) {
            assertThat(note(one, ANN, SHORT)).isEqualTo(PASSED);
        }

        assertThat(one.note(ANN, "late", SHORT)).isEqualTo(refused(Limit.NOTES_A_MINUTE, Duration.ofSeconds(3), true));
        clock.advance(Duration.ofSeconds(2));
        assertThat(other.note(ANN, "late", SHORT))
                .isEqualTo(refused(Limit.NOTES_A_MINUTE, Duration.ofSeconds(1), true));
        assertThat(other.note(ANN, "later", SHORT))
                .isEqualTo(refused(Limit.NOTES_A_MINUTE, Duration.ofSeconds(1), false));
        assertThat(one.note(ANN, "later", SHORT))
                .isEqualTo(refused(Limit.NOTES_A_MINUTE, Duration.ofSeconds(1), false));
    }

    /** As while billing is away for hours: the first step of a job is taken again and again. */
    @Test
    void aVerdictThatIsAskedForAgainIsRememberedOn() {
        one.note(ANN, "waits", SHORT);
        String verdict = KeepToLimits.key(ANN) + ":waits";
        kit.redis.key().pexpire(verdict, 60_000);

        one.note(ANN, "waits", SHORT);

        assertThat(kit.redis.key().pttl(verdict)).isGreaterThan(3_000_000);
    }

    @Test
    void everythingHasAnExpiryAndLiesWithItsUser() {
        for (int i = 0; i < 21; i++) {
            note(one, ANN, SHORT);
        }
        for (int i = 0; i < 31; i++) {
            one.answer(BOB);
        }

        assertThat(kit.redis.key().keys("*")).hasSize(1 + 21 + 1).allSatisfy(key -> {
            assertThat(key).containsPattern("^aisha:limits:\\{[12]}");
            assertThat(kit.redis.key().pttl(key)).isBetween(1L, 3_601_000L);
        });
        assertThat(kit.redis.key().pttl(KeepToLimits.key(BOB))).isLessThanOrEqualTo(60_001L);
    }

    @Test
    void outcomesAreCountedOnceForEachRequest() {
        for (int i = 0; i < 22; i++) {
            one.note(ANN, "job " + i, SHORT);
            one.note(ANN, "job " + i, SHORT);
        }

        assertThat(count(Limit.NOTES_A_MINUTE, "passed")).isEqualTo(20);
        assertThat(count(Limit.AUDIO_A_DAY, "passed")).isEqualTo(20);
        assertThat(count(Limit.NOTES_A_MINUTE, "told")).isEqualTo(1);
        assertThat(count(Limit.NOTES_A_MINUTE, "silent")).isEqualTo(1);
    }

    private double count(Limit limit, String outcome) {
        return meters.counter("aisha.limits", "limit", limit.label(), "outcome", outcome)
                .count();
    }

    /** Whatever comes, when and by which replica, whoever stands in for Redis would have said the same. */
    @Test
    void theStandInSaysTheSame() {
        Map<String, String> few = Map.of(
                "notes-per-minute", "5", "notes-per-day", "40", "audio-minutes-per-day", "90", "redis-timeout", "5s");
        List<KeepToLimits> replicas = List.of(replica(few), replica(few));
        LocalLimits standIn = new LocalLimits(clock);
        Random random = new Random(8);
        int first = 0;

        for (int i = 0; i < 3_000; i++) {
            clock.advance(Duration.ofSeconds(random.nextInt(40) == 0 ? random.nextInt(20_000) : random.nextInt(20)));
            long user = random.nextInt(2);
            String job = "job " + (i - random.nextInt(3));
            Duration length = Duration.ofSeconds(random.nextInt(600));

            Verdict verdict = replicas.get(random.nextInt(2)).note(user, user + job, length);

            assertThat(verdict)
                    .as("request %d", i)
                    .isEqualTo(standIn.ask(user, user + job, tolls(length)).verdict());
            first += verdict instanceof Verdict.Refused refused && refused.first() ? 1 : 0;
        }

        assertThat(first).isGreaterThan(50);
    }

    private static List<Toll> tolls(Duration length) {
        return List.of(
                Toll.of(Limit.NOTES_A_MINUTE, 1, 5),
                Toll.of(Limit.NOTES_A_DAY, 1, 40),
                Toll.of(Limit.AUDIO_A_DAY, length.toSeconds(), 90 * 60));
    }

    @Test
    void replicasWhoseClocksDifferALittleCountTogether() {
        for (int i = 0; i < 20; i++) {
            note(one, ANN, SHORT);
        }

        clock.advance(Duration.ofSeconds(-2)); // as the other one's clock has it

        assertThat(note(other, ANN, SHORT)).isEqualTo(refused(Limit.NOTES_A_MINUTE, Duration.ofSeconds(3), true));
    }

    @Test
    void whatAClockWroteThatWasWrongByADayStopsNobody() {
        clock.advance(Duration.ofDays(3));
        for (int i = 0; i < 21; i++) {
            note(one, ANN, SHORT);
        }

        clock.advance(Duration.ofDays(-3));

        assertThat(note(one, ANN, SHORT)).isEqualTo(PASSED);
    }

    @Test
    void eachKeepsToTheLimitsByItselfWhileRedisIsAway() {
        kit.server.kill();
        try {
            for (int i = 0; i < 20; i++) {
                assertThat(note(one, ANN, SHORT)).isEqualTo(PASSED);
            }
            assertThat(note(one, ANN, SHORT)).isEqualTo(refused(Limit.NOTES_A_MINUTE, Duration.ofSeconds(3), true));
            assertThat(note(other, ANN, SHORT)).isEqualTo(PASSED);
        } finally {
            kit.server.startAgain();
        }

        assertThat(note(one, ANN, SHORT)).isInstanceOf(Verdict.Refused.class);
        clock.advance(Duration.ofSeconds(5));
        assertThat(note(one, ANN, SHORT)).isEqualTo(PASSED);
        assertThat(kit.redis.key().keys("*")).hasSize(2);
    }

    @Test
    void aRedisThatHangsIsNotWaitedFor() {
        KeepToLimits hasty = replica(Map.of("redis-timeout", "100ms"));
        note(hasty, ANN, SHORT);
        kit.redis.execute("CLIENT", "PAUSE", "4000", "ALL");
        long begun = System.nanoTime();

        Verdict verdict = note(hasty, ANN, SHORT);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        assertThat(verdict).isEqualTo(PASSED);
    }
}
