package dev.aisha.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.gateway.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LocalLimitsTest {
    private static final long ANN = 1;
    private static final long BOB = 2;
    private static final Verdict PASSED = new Verdict.Passed();
    private static final Toll NOTE_A_MINUTE = Toll.of(Limit.NOTES_A_MINUTE, 1, 20);

    private final HandClock clock = new HandClock();
    private final LocalLimits limits = new LocalLimits(clock);

    private Verdict ask(long user, Toll... tolls) {
        return limits.ask(user, null, List.of(tolls)).verdict();
    }

    private void passed(int times, Toll... tolls) {
        for (int i = 0; i < times; i++) {
            assertThat(ask(ANN, tolls)).isEqualTo(PASSED);
        }
    }

    private static Verdict refused(Limit limit, Duration time, boolean first) {
        return new Verdict.Refused(limit, time, first);
    }

    @Test
    void twentyPassAtOnceAndThenOneEveryThreeSeconds() {
        passed(20, NOTE_A_MINUTE);

        assertThat(ask(ANN, NOTE_A_MINUTE)).isEqualTo(refused(Limit.NOTES_A_MINUTE, Duration.ofSeconds(3), true));
        assertThat(ask(BOB, NOTE_A_MINUTE)).isEqualTo(PASSED);

        clock.advance(Duration.ofSeconds(3));
        passed(1, NOTE_A_MINUTE);
        assertThat(ask(ANN, NOTE_A_MINUTE)).isInstanceOf(Verdict.Refused.class);

        clock.advance(Duration.ofMinutes(1));
        passed(20, NOTE_A_MINUTE);
    }

    @Test
    void howeverTheyComeNoMoreThanTheLimitAndWhatGrowsBackPass() {
        Random random = new Random(7);
        List<Instant> passed = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            clock.advance(Duration.ofMillis(random.nextInt(50) == 0 ? 40_000 : random.nextInt(1_500)));
            if (ask(ANN, NOTE_A_MINUTE).equals(PASSED)) {
                passed.add(clock.instant());
            }
        }

        assertThat(passed).hasSizeGreaterThan(1_000);
        for (int from = 0; from < passed.size(); from++) {
            for (int to = from; to < Math.min(from + 100, passed.size()); to++) {
                Duration time = Duration.between(passed.get(from), passed.get(to));
                assertThat(to - from + 1L).isLessThanOrEqualTo(20 + time.toSeconds() / 3);
            }
        }
    }

    @Test
    void whatOneLimitRefusesTakesNothingOfTheOthers() {
        Toll noteADay = Toll.of(Limit.NOTES_A_DAY, 1, 2);
        Toll longNote = Toll.of(Limit.AUDIO_A_DAY, 50, 60);
        passed(1, noteADay, longNote);

        assertThat(ask(ANN, noteADay, longNote)).isEqualTo(refused(Limit.AUDIO_A_DAY, Duration.ofHours(16), true));

        passed(1, noteADay);
        assertThat(ask(ANN, noteADay)).isEqualTo(refused(Limit.NOTES_A_DAY, Duration.ofHours(12), true));
    }

    @Test
    void theLimitThatLetsItThroughLastIsTheOneThatIsTold() {
        Toll noteADay = Toll.of(Limit.NOTES_A_DAY, 1, 1);
        passed(1, NOTE_A_MINUTE, noteADay);
        passed(19, NOTE_A_MINUTE);

        assertThat(ask(ANN, NOTE_A_MINUTE, noteADay)).isEqualTo(refused(Limit.NOTES_A_DAY, Duration.ofDays(1), true));
    }

    @Test
    void aRefusalIsToldOnceUntilTheLimitLetsSomethingThrough() {
        passed(20, NOTE_A_MINUTE);

        assertThat(ask(ANN, NOTE_A_MINUTE)).isEqualTo(refused(Limit.NOTES_A_MINUTE, Duration.ofSeconds(3), true));
        clock.advance(Duration.ofSeconds(2));
        assertThat(ask(ANN, NOTE_A_MINUTE)).isEqualTo(refused(Limit.NOTES_A_MINUTE, Duration.ofSeconds(1), false));
        clock.advance(Duration.ofSeconds(1));
        passed(1, NOTE_A_MINUTE);
        assertThat(ask(ANN, NOTE_A_MINUTE)).isEqualTo(refused(Limit.NOTES_A_MINUTE, Duration.ofSeconds(3), true));
    }

    @Test
    void aRefusalIsToldAgainWhenTheTimeThatWasToldHasPassed() {
        Toll hour = Toll.of(Limit.AUDIO_A_DAY, 60, 600);
        Toll all = Toll.of(Limit.AUDIO_A_DAY, 600, 600);
        passed(10, hour);
        assertThat(ask(ANN, hour)).isEqualTo(refused(Limit.AUDIO_A_DAY, Duration.ofMinutes(144), true));
        assertThat(ask(ANN, all)).isEqualTo(refused(Limit.AUDIO_A_DAY, Duration.ofDays(1), false));

        clock.advance(Duration.ofMinutes(144));

        assertThat(ask(ANN, all)).isEqualTo(refused(Limit.AUDIO_A_DAY, Duration.ofMinutes(1440 - 144), true));
    }

    @Test
    void whatIsMoreThanAWholeLimitPassesWhenNothingWasTakenOfIt() {
        Toll days = Toll.of(Limit.AUDIO_A_DAY, 300_000_000, 36_000);
        passed(1, days);

        assertThat(ask(ANN, Toll.of(Limit.AUDIO_A_DAY, 1, 36_000)))
                .isEqualTo(refused(Limit.AUDIO_A_DAY, Duration.ofMillis(2_400), true));
    }

    @Test
    void theSameRequestHasTheSameVerdictAndTakesNothingMore() {
        passed(18, NOTE_A_MINUTE);
        for (int i = 0; i < 5; i++) {
            assertThat(limits.ask(ANN, "job", List.of(NOTE_A_MINUTE))).isEqualTo(new Ruling(PASSED, i > 0));
        }
        passed(1, NOTE_A_MINUTE);

        for (int i = 0; i < 3; i++) {
            assertThat(limits.ask(ANN, "late", List.of(NOTE_A_MINUTE)))
                    .isEqualTo(new Ruling(refused(Limit.NOTES_A_MINUTE, Duration.ofSeconds(3), true), i > 0));
        }
        clock.advance(Duration.ofSeconds(5));
        assertThat(limits.ask(ANN, "late", List.of(NOTE_A_MINUTE)))
                .isEqualTo(new Ruling(refused(Limit.NOTES_A_MINUTE, Duration.ZERO, true), true));
    }

    @Test
    void whoAskedLongestAgoIsForgotten() {
        passed(20, NOTE_A_MINUTE);
        limits.ask(BOB, "job", List.of(NOTE_A_MINUTE));

        for (int i = 0; i < LocalLimits.MOST; i++) {
            limits.ask(100 + i, "job " + i, List.of(NOTE_A_MINUTE));
        }

        passed(1, NOTE_A_MINUTE);
        assertThat(limits.ask(BOB, "job", List.of(NOTE_A_MINUTE)).repeated()).isFalse();
    }

    @Test
    void aClockThatWasWrongStopsNobodyForLongerThanTheLimitsTime() {
        passed(20, NOTE_A_MINUTE);
        clock.advance(Duration.ofSeconds(-1));
        assertThat(ask(ANN, NOTE_A_MINUTE)).isEqualTo(refused(Limit.NOTES_A_MINUTE, Duration.ofSeconds(3), true));

        clock.advance(Duration.ofDays(-1));

        passed(20, NOTE_A_MINUTE);
    }
}
