package dev.aisha.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A plan follows from its seed, and holds what a storm is to hold. */
class DrawPlanTest {
    private static final Weather HALF_AN_HOUR = Weather.ofMinutes(30);

    @Test
    void theSameSeedHasTheSamePlan() {
        assertThat(DrawPlan.draw(7, HALF_AN_HOUR)).isEqualTo(DrawPlan.draw(7, HALF_AN_HOUR));
    }

    @Test
    void anotherSeedHasOtherNotesAndOtherFaults() {
        Plan one = DrawPlan.draw(7, HALF_AN_HOUR);
        Plan other = DrawPlan.draw(8, HALF_AN_HOUR);

        assertThat(one.sendings()).isNotEqualTo(other.sendings());
        assertThat(one.disturbances()).isNotEqualTo(other.disturbances());
    }

    @Test
    void aSeedThatIsWrittenDownKeepsItsPlan() {
        Plan plan = DrawPlan.draw(1, Weather.squall());

        assertThat(plan.sendings().stream().limit(3).map(sending -> sending.at().toMillis() + " " + sending.kind()))
                .containsExactly("150 SPEECH", "183 SPEECH", "3479 BROKEN");
        assertThat(plan.disturbances().stream().limit(3).map(fault -> fault.at().toMillis() + " " + fault.kind()))
                .containsExactly("2000 TELEGRAM_LIMITED", "5521 BILLING_REPLIES_LOST", "8907 REDIS_SILENT");
    }

    @Test
    void everyKindOfNoteIsSentAndEveryFaultComes() {
        Plan plan = DrawPlan.draw(7, HALF_AN_HOUR);

        assertThat(plan.notesByKind()).containsOnlyKeys(NoteKind.values());
        assertThat(plan.faultsByKind()).containsOnlyKeys(FaultKind.values());
        assertThat(plan.sendings()).hasSize(600);
        assertThat(plan.sendings()).anyMatch(sending -> sending.repeats() > 0);
    }

    @Test
    void noFaultComesTwiceBeforeEachHasComeOnce() {
        List<FaultKind> firstRound = DrawPlan.draw(7, HALF_AN_HOUR).disturbances().stream()
                .map(Disturbance::kind)
                .limit(FaultKind.values().length)
                .toList();

        assertThat(firstRound).containsExactlyInAnyOrderElementsOf(Arrays.asList(FaultKind.values()));
    }

    @Test
    void wordsOfNotesThatMayMeetAreDifferent() {
        Set<Integer> said = new HashSet<>(Set.of(-1));

        for (Sending sending : DrawPlan.draw(7, HALF_AN_HOUR).sendings().subList(0, 100)) {
            assertThat(sending.spoken()).doesNotContainAnyElementsOf(said);
            said.addAll(sending.spoken());
        }
    }

    @Test
    void aRecordingEndsHalfASecondBeforeWhatIsPaidForAndItsWordsFit() {
        assertThat(DrawPlan.draw(7, HALF_AN_HOUR).sendings()).allSatisfy(sending -> {
            Duration silence = sending.length().minus(Duration.ofMillis(800L * sending.words()));
            assertThat(sending.length().plusMillis(999).toSeconds()).isEqualTo(sending.seconds());
            assertThat(silence).isGreaterThanOrEqualTo(Duration.ofMillis(700));
        });
    }
}
