package dev.aisha.gateway.turns;

import static dev.aisha.gateway.turns.Urgency.MAY_BE_LEFT_OUT;
import static dev.aisha.gateway.turns.Urgency.MUST_BE_SHOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.gateway.HandClock;
import dev.aisha.gateway.Knobs;
import dev.aisha.gateway.turns.Turn.Whose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LocalTurnsTest {
    private static final TurnsConfig LIMITS = Knobs.of(TurnsConfig.class, Map.of("burst", "3"));
    private static final Turn AT_ONCE = new Turn.Go(Duration.ZERO);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final long ANN = 1;
    private static final long BOB = 2;
    private static final long GROUP = -100;

    private final HandClock clock = new HandClock();
    private final LocalTurns turns = new LocalTurns(clock);

    private Turn take(long chat, Urgency urgency) {
        return turns.take(chat, Pace.of(LIMITS, chat, urgency));
    }

    /** Asks until it may go, waiting as it is told, and says when it goes. */
    private Instant go(long chat) {
        while (true) {
            switch (take(chat, MUST_BE_SHOWN)) {
                case Turn.Go(Duration in) -> {
                    return clock.instant().plus(in);
                }
                case Turn.Wait(Duration time, Whose whose) -> clock.advance(time);
                case Turn.HeldBack(Duration time, Whose whose) -> clock.advance(time);
            }
        }
    }

    private static void assertAtMost(int most, Duration time, List<Instant> gone) {
        assertThat(gone).hasSizeGreaterThan(most);
        for (int i = most; i < gone.size(); i++) {
            assertThat(Duration.between(gone.get(i - most), gone.get(i))).isGreaterThanOrEqualTo(time);
        }
    }

    @Test
    void aChatTakesThreeAtOnceAndThenOneASecondAndWhoWouldWaitLongerIsPutOff() {
        assertThat(take(ANN, MUST_BE_SHOWN)).isEqualTo(AT_ONCE);
        assertThat(take(ANN, MUST_BE_SHOWN)).isEqualTo(AT_ONCE);
        assertThat(take(ANN, MUST_BE_SHOWN)).isEqualTo(AT_ONCE);

        assertThat(take(ANN, MUST_BE_SHOWN)).isEqualTo(new Turn.Go(Duration.ofSeconds(1)));
        assertThat(take(ANN, MUST_BE_SHOWN)).isEqualTo(new Turn.Go(Duration.ofSeconds(2)));
        assertThat(take(ANN, MUST_BE_SHOWN)).isEqualTo(new Turn.Go(Duration.ofSeconds(3)));
        assertThat(take(ANN, MUST_BE_SHOWN)).isEqualTo(new Turn.Wait(Duration.ofSeconds(4), Whose.CHAT));
        assertThat(take(ANN, MUST_BE_SHOWN)).isEqualTo(new Turn.Wait(Duration.ofSeconds(4), Whose.CHAT));
    }

    @Test
    void aChatThatWaitsDoesNotMakeOthersWait() {
        for (int i = 0; i < 6; i++) {
            take(ANN, MUST_BE_SHOWN);
        }

        assertThat(take(BOB, MUST_BE_SHOWN))
                .isInstanceOfSatisfying(Turn.Go.class, go -> assertThat(go.in()).isLessThan(Duration.ofMillis(100)));
    }

    @Test
    void inNoSecondGoMoreThanThirty() {
        Random random = new Random(5);
        List<Instant> gone = new ArrayList<>();

        for (long chat = 1; chat <= 1_000; chat++) {
            clock.advance(Duration.ofMillis(random.nextInt(100) == 0 ? 1_500 : random.nextInt(30)));
            gone.add(go(chat));
        }

        assertAtMost(30, Duration.ofSeconds(1), gone);
    }

    @Test
    void inNoMinuteGoMoreThanTwentyToAGroup() {
        Random random = new Random(6);
        List<Instant> gone = new ArrayList<>();

        for (int i = 0; i < 200; i++) {
            clock.advance(Duration.ofSeconds(random.nextInt(20) == 0 ? 40 : random.nextInt(3)));
            gone.add(go(GROUP));
        }

        assertAtMost(20, Duration.ofMinutes(1), gone);
    }

    @Test
    void whatMayBeLeftOutNeverTakesATurnThatATranscriptWouldHaveHad() {
        int optional = 0;

        for (int i = 0; i < 300; i++) {
            clock.advance(Duration.ofMillis(10));
            optional += take(1_000 + i, MAY_BE_LEFT_OUT).equals(AT_ONCE) ? 1 : 0;
            if (i % 10 == 0) {
                assertThat(take(2_000 + i, MUST_BE_SHOWN)).isEqualTo(AT_ONCE);
            }
        }

        assertThat(optional).isBetween(20, 60);
    }

    @Test
    void whileTranscriptsWaitWhatMayBeLeftOutIs() {
        for (int chat = 1; chat <= 20; chat++) {
            take(chat, MUST_BE_SHOWN);
        }

        assertThat(take(21, MAY_BE_LEFT_OUT))
                .isInstanceOfSatisfying(
                        Turn.Wait.class, wait -> assertThat(wait.whose()).isEqualTo(Whose.ALL));
    }

    @Test
    void inAChatWhatMayBeLeftOutLeavesATurn() {
        take(ANN, MUST_BE_SHOWN);
        clock.advance(Duration.ofMillis(100));
        assertThat(take(ANN, MAY_BE_LEFT_OUT)).isEqualTo(AT_ONCE);
        clock.advance(Duration.ofMillis(100));

        assertThat(take(ANN, MAY_BE_LEFT_OUT)).isEqualTo(new Turn.Wait(Duration.ofMillis(800), Whose.CHAT));
        assertThat(take(ANN, MUST_BE_SHOWN)).isEqualTo(AT_ONCE);
    }

    @Test
    void aChatIsHeldBackAsLongAsTelegramSaysAndALongerHoldStays() {
        turns.holdBack(ANN, Duration.ofSeconds(20), 3, SOON);
        turns.holdBack(ANN, Duration.ofSeconds(5), 3, SOON);

        assertThat(take(ANN, MUST_BE_SHOWN)).isEqualTo(new Turn.HeldBack(Duration.ofSeconds(20), Whose.CHAT));
        assertThat(take(BOB, MUST_BE_SHOWN)).isEqualTo(AT_ONCE);
        clock.advance(Duration.ofSeconds(20));
        assertThat(take(ANN, MUST_BE_SHOWN)).isEqualTo(AT_ONCE);
    }

    @Test
    void whereSeveralChatsAreHeldBackSoonAfterEachOtherEverybodyIs() {
        turns.holdBack(ANN, Duration.ofSeconds(20), 3, SOON);
        clock.advance(Duration.ofSeconds(6));
        turns.holdBack(BOB, Duration.ofSeconds(20), 3, SOON);
        turns.holdBack(3, Duration.ofSeconds(20), 3, SOON);
        assertThat(take(9, MUST_BE_SHOWN)).isEqualTo(AT_ONCE);

        turns.holdBack(4, Duration.ofSeconds(7), 3, SOON);

        assertThat(take(9, MUST_BE_SHOWN)).isEqualTo(new Turn.HeldBack(Duration.ofSeconds(7), Whose.ALL));
    }

    /** Half of what may go at once: the rest is for transcripts. */
    @Test
    void inAGroupWhatMayBeLeftOutGivesWayEarly() {
        TurnsConfig limits = Knobs.of(TurnsConfig.class, Map.of("burst", "9"));
        Pace optional = Pace.of(limits, GROUP, MAY_BE_LEFT_OUT);
        Pace must = Pace.of(limits, GROUP, MUST_BE_SHOWN);

        for (int i = 0; i < 5; i++) {
            assertThat(turns.take(GROUP, optional)).isEqualTo(AT_ONCE);
            clock.advance(Duration.ofMillis(40)); // all chats together keep a pace, too
        }

        assertThat(turns.take(GROUP, optional)).isInstanceOf(Turn.Wait.class);
        for (int i = 0; i < 4; i++) {
            assertThat(turns.take(GROUP, must)).isEqualTo(AT_ONCE);
        }
        assertThat(turns.take(GROUP, must)).isNotEqualTo(AT_ONCE);
    }
}
