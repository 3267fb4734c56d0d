package dev.aisha.worker.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotNow;
import dev.aisha.worker.pace.Attempt.NotYet;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final SettableClock clock = new SettableClock();
    private final Patience patience = new Patience(clock, () -> 1.0);

    @Test
    void whatIsDoneAtOnceIsNotWaitedFor() throws Exception {
        String value = patience.insist("test", clock.in(Duration.ofMinutes(1)), () -> new Done<>("text"));

        assertThat(value).isEqualTo("text");
        assertThat(clock.slept()).isZero();
    }

    @Test
    void waitsLongerAfterEachAttempt() throws Exception {
        Queue<Attempt<String>> attempts =
                new ArrayDeque<>(List.of(notYet(0), notYet(0), notYet(0), new Done<>("text")));

        patience.insist("test", clock.in(Duration.ofMinutes(1)), attempts::remove);

        assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(1 + 2 + 4));
    }

    @Test
    void waitsAsLongAsItIsAskedTo() throws Exception {
        Queue<Attempt<String>> attempts = new ArrayDeque<>(List.of(notYet(45), new Done<>("text")));

        patience.insist("test", clock.in(Duration.ofMinutes(1)), attempts::remove);

        assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void whatIsNotEvenTriedIsWaitedForExactly() throws Exception {
        Queue<Attempt<String>> attempts =
                new ArrayDeque<>(List.of(notNow(15), notNow(15), notYet(0), new Done<>("text")));

        patience.insist("test", clock.in(Duration.ofMinutes(1)), attempts::remove);

        assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(15 + 15 + 1));
    }

    @Test
    void doesNotWaitForATurnThatComesTooLate() {
        assertThatThrownBy(() -> patience.insist("test", clock.in(Duration.ofSeconds(15)), () -> notNow(15)))
                .isInstanceOfSatisfying(
                        JobFailed.class, end -> assertThat(end.code()).isEqualTo(FailureCode.SPEECH_REFUSED));
        assertThat(clock.slept()).isZero();
    }

    @Test
    void givesUpWithTheLastCodeBeforeItWouldMissTheDeadline() {
        Queue<Attempt<String>> attempts = new ArrayDeque<>(List.of(
                new NotYet<>(FailureCode.TELEGRAM_UNAVAILABLE, "first"),
                new NotYet<>(FailureCode.SPEECH_REFUSED, "last", Duration.ofMinutes(1))));

        assertThatThrownBy(() -> patience.insist("test", clock.in(Duration.ofMinutes(1)), attempts::remove))
                .isInstanceOfSatisfying(
                        JobFailed.class, end -> assertThat(end.code()).isEqualTo(FailureCode.SPEECH_REFUSED));
        assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void backsOffByDoublesUpToALimitAndHalfByChance() {
        BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

        assertThat(backOff.after(1, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backOff.after(4, 1)).isEqualTo(Duration.ofSeconds(8));
        assertThat(backOff.after(4, 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(backOff.after(1000, 1)).isEqualTo(Duration.ofSeconds(30));
    }

    private static Attempt<String> notNow(int seconds) {
        return new NotNow<>(FailureCode.SPEECH_REFUSED, Duration.ofSeconds(seconds));
    }

    private static Attempt<String> notYet(int seconds) {
        return new NotYet<>(FailureCode.SPEECH_UNAVAILABLE, "test", Duration.ofSeconds(seconds));
    }
}
