package dev.aisha.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.e2e.Drill.SentNote;
import dev.aisha.faults.halt.HaltPoint;
import dev.aisha.local.stack.ServiceProcess;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service dies by {@code kill -9} at a step, or stands still there, and the note becomes text once all the same. */
@ExtendWith(Drill.Shared.class)
class HaltedStepsIT {
    private final Drill drill;

    HaltedStepsIT(Drill drill) {
        this.drill = drill;
    }

    @BeforeEach
    void whole() {
        drill.awaitReady();
    }

    @AfterEach
    void mend() {
        drill.breaks().mend();
    }

    /** Some of them in every build; all of them by {@code -Daisha.halt=all}, which takes some minutes. */
    static Stream<HaltPoint> points() {
        return AllFaults.areWanted()
                ? Arrays.stream(HaltPoint.values())
                : Stream.of(HaltPoint.AFTER_SUBMIT, HaltPoint.AFTER_TELL, HaltPoint.AFTER_CAPTURE);
    }

    @ParameterizedTest
    @MethodSource("points")
    void aNoteIsDoneOnceWhereverItsServiceDies(HaltPoint point) {
        ServiceProcess service = drill.process(point.service());

        drill.breaks().halts().kill(point);
        SentNote note = drill.send();
        assertThat(service.awaitEnd(Drill.PATIENCE)).as("died").isTrue();
        service.startAgain();

        if (point == HaltPoint.AFTER_PLACE) {
            // A message that nobody knows of stays in the chat: Telegram has no idempotent send.
            drill.assertTranscribedOnce(note);
            assertThat(note.user().fromBot()).hasSize(2);
        } else {
            drill.assertDoneOnce(note);
        }
    }

    @Test
    void aWorkerThatIsFrozenPastItsLeaseAndWokenTellsNothing() {
        int before = drill.worker().logText().length();
        drill.breaks().halts().hold(HaltPoint.BEFORE_TELL);
        SentNote note = drill.send();
        await().atMost(Drill.PATIENCE).until(() -> !drill.breaks().halts().isArmed());

        drill.worker().freeze();
        ServiceProcess another = drill.aisha().startWorker("worker-2");
        try {
            note.user().awaitFromBot(note::isSaidIn, Drill.PATIENCE);
        } finally {
            drill.worker().wake();
            another.close();
        }

        await().atMost(Drill.PATIENCE)
                .until(() -> drill.worker().logText().substring(before).contains("work cancelled"));
        drill.assertDoneOnce(note);
    }
}
