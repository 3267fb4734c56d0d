package dev.aisha.worker.pace;

import static dev.aisha.contract.Lane.LONG;
import static dev.aisha.contract.Lane.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.Lane;
import dev.aisha.worker.pace.LaneSlots.Slot;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneSlotsTest {

    @ParameterizedTest
    @CsvSource({"1,4,1", "2,4,1", "4,4,3", "16,4,12", "16,16,15", "4,16,3", "64,16,60"})
    void longWorkLeavesRoomForShortWork(int slots, int oneOf, int longOnes) {
        LaneSlots bound = new LaneSlots(slots, oneOf);

        assertThat(takeAll(bound, LONG)).isEqualTo(longOnes);
        assertThat(takeAll(bound, SHORT)).isEqualTo(slots - longOnes);
    }

    @Test
    void shortWorkMayTakeAllSlots() {
        assertThat(takeAll(new LaneSlots(4, 4), SHORT)).isEqualTo(4);
    }

    @Test
    void aSlotThatTurnsOutToBeShortGivesTheLongShareBack() throws Exception {
        LaneSlots bound = new LaneSlots(2, 4);
        Slot slot = bound.takeAny(Duration.ZERO).orElseThrow();
        assertThat(slot.tryForLong()).isTrue();

        slot.settleOn(SHORT);

        assertThat(bound.tryTake(LONG)).isPresent();
    }

    @Test
    void whoDoesNotGetASlotInTimeHoldsNone() throws Exception {
        LaneSlots bound = new LaneSlots(2, 4);
        Slot one = bound.take(SHORT, Duration.ZERO).orElseThrow();
        Slot other = bound.take(LONG, Duration.ZERO).orElseThrow();
        assertThat(bound.take(LONG, Duration.ZERO)).isEmpty();
        other.close();
        Slot third = bound.take(SHORT, Duration.ZERO).orElseThrow();

        assertThat(bound.take(LONG, Duration.ZERO)).isEmpty();
        assertThat(bound.take(SHORT, Duration.ZERO)).isEmpty();

        one.close();
        third.close();
        assertThat(takeAll(bound, LONG)).isEqualTo(1);
    }

    @Property
    void whateverIsTakenComesBackOnce(@ForAll @IntRange(min = 1, max = 20) int slots) {
        LaneSlots bound = new LaneSlots(slots, 4);
        Optional<Slot> one = bound.tryTake(LONG);
        Optional<Slot> other = bound.tryTake(SHORT);

        one.ifPresent(Slot::close);
        one.ifPresent(Slot::close);
        other.ifPresent(Slot::close);

        assertThat(bound.held()).isZero();
        assertThat(takeAll(bound, SHORT)).isEqualTo(slots);
    }

    private static int takeAll(LaneSlots bound, Lane lane) {
        int taken = 0;
        while (bound.tryTake(lane).isPresent()) {
            taken++;
        }
        return taken;
    }
}
