package dev.aisha.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PlanCutsTest {

    @Test
    void audioOfUpToSeventyFiveSecondsStaysWhole() {
        assertThat(PlanCuts.plan(seconds(75), List.of(pause(60, 61)))).isEmpty();
    }

    @Test
    void cutsInThePauseNearestToSixtySeconds() {
        List<Pause> pauses = List.of(pause(46, 47), pause(57, 58), pause(70, 71));

        assertThat(PlanCuts.plan(seconds(100), pauses)).containsExactly(millis(57_900));
    }

    @Test
    void cutsAtSixtySecondsWithinALongPause() {
        assertThat(PlanCuts.plan(seconds(100), List.of(pause(50, 80)))).containsExactly(seconds(60));
    }

    @Test
    void cutsHardAtSixtySecondsWhereNobodyPauses() {
        assertThat(PlanCuts.plan(seconds(150), List.of())).containsExactly(seconds(60), seconds(120));
    }

    @Test
    void doesNotLeaveATailOfAnInstant() {
        assertThat(PlanCuts.plan(seconds(76), List.of(pause(74, 76)))).containsExactly(seconds(60));
        assertThat(PlanCuts.plan(millis(300_006), List.of())).hasSize(4);
    }

    @Property
    void chunksCoverEverythingOnceWithinTheirBounds(
            @ForAll @LongRange(min = 0, max = 14_400_000) long lengthMillis, @ForAll("pauses") List<Pause> pauses) {
        Duration length = millis(lengthMillis);

        List<Duration> edges = new ArrayList<>(PlanCuts.plan(length, pauses));
        boolean isCut = !edges.isEmpty();
        edges.addFirst(Duration.ZERO);
        edges.addLast(length);

        for (int i = 1; i < edges.size(); i++) {
            Duration chunk = edges.get(i).minus(edges.get(i - 1));
            assertThat(chunk).isLessThanOrEqualTo(PlanCuts.LATEST);
            if (isCut) {
                boolean last = i == edges.size() - 1;
                assertThat(chunk).isGreaterThanOrEqualTo(last ? PlanCuts.SHORTEST_TAIL : PlanCuts.EARLIEST);
            }
        }
    }

    @Property
    void everyCutLiesInAPauseOrExactlySixtySecondsAfterTheLastOne(
            @ForAll @LongRange(min = 0, max = 14_400_000) long lengthMillis, @ForAll("pauses") List<Pause> pauses) {
        Duration last = Duration.ZERO;
        for (Duration cut : PlanCuts.plan(millis(lengthMillis), pauses)) {
            boolean hard = cut.equals(last.plus(PlanCuts.IDEAL));
            assertThat(hard || pauses.stream().anyMatch(pause -> isIn(pause, cut)))
                    .isTrue();
            last = cut;
        }
    }

    @Provide
    Arbitrary<List<Pause>> pauses() {
        return Arbitraries.longs().between(1, 90_000).list().ofMaxSize(300).map(PlanCutsTest::alternating);
    }

    /** Sound and pause in turns, of these lengths. */
    private static List<Pause> alternating(List<Long> lengths) {
        List<Pause> pauses = new ArrayList<>();
        long at = 0;
        for (int i = 0; i + 1 < lengths.size(); i += 2) {
            long start = at + lengths.get(i);
            at = start + lengths.get(i + 1) / 20;
            pauses.add(new Pause(millis(start), millis(at)));
        }
        return pauses;
    }

    private static boolean isIn(Pause pause, Duration time) {
        return pause.start().compareTo(time) <= 0 && time.compareTo(pause.end()) <= 0;
    }

    private static Pause pause(long start, long end) {
        return new Pause(seconds(start), seconds(end));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
