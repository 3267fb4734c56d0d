package dev.aisha.worker.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aisha.worker.pace.SettableClock;
import dev.aisha.worker.turns.Allowance.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

class LocalTurnsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private SettableClock clock = new SettableClock();
    private LocalTurns turns = new LocalTurns(clock);

    private record Gone(Instant at, Duration audio) {}

    @BeforeTry
    void startAnew() {
        clock = new SettableClock();
        turns = new LocalTurns(clock);
    }

    @Property
    void inNoMinuteGoMoreRequestsThanAreAllowed(
            @ForAll @IntRange(min = 1, max = 200) int allowed,
            @ForAll @Size(min = 300, max = 300) List<@IntRange(max = 30_000) Integer> idleMillis) {
        Price price = new Allowance(OptionalInt.of(allowed), OptionalInt.empty()).priceOf(Duration.ZERO);
        List<Instant> gone = new ArrayList<>();

        for (int idle : idleMillis) {
            clock.sleep(Duration.ofMillis(idle % 7 == 0 ? idle : 0));
            go(price);
            gone.add(clock.instant());
        }

        for (int i = allowed; i < gone.size(); i++) {
            assertThat(Duration.between(gone.get(i - allowed), gone.get(i))).isGreaterThanOrEqualTo(MINUTE);
        }
    }

    @Property
    void inNoMinuteGoesMoreAudioThanIsAllowedButForTheLast(
            @ForAll @IntRange(min = 1, max = 50) int allowed,
            @ForAll @Size(min = 200, max = 200) List<@IntRange(min = 100, max = 75_000) Integer> lengths) {
        Allowance allowance = new Allowance(OptionalInt.empty(), OptionalInt.of(allowed));
        List<Gone> gone = new ArrayList<>();

        for (int millis : lengths) {
            Duration audio = Duration.ofMillis(millis);
            go(allowance.priceOf(audio));
            Duration before = gone.stream()
                    .filter(one -> Duration.between(one.at(), clock.instant()).compareTo(MINUTE) < 0)
                    .map(Gone::audio)
                    .reduce(Duration.ZERO, Duration::plus);
            assertThat(before).isLessThan(MINUTE.multipliedBy(allowed));
            gone.add(new Gone(clock.instant(), audio));
        }
    }

    @Test
    void aTenthOfAMinutesAllowanceGoesAtOnceAndTheRestAtAnEvenPace() {
        Price price = new Allowance(OptionalInt.of(60), OptionalInt.empty()).priceOf(MINUTE);

        for (int i = 0; i < 6; i++) {
            assertThat(turns.take(price)).isEqualTo(new Turn.Go());
        }

        assertThat(turns.take(price)).isEqualTo(new Turn.Wait(Duration.ofMillis(600)));
        assertThat(turns.take(price)).isEqualTo(new Turn.Wait(Duration.ofMillis(600)));
    }

    @Test
    void whatIsNotLimitedIsNotWaitedFor() {
        Price price = new Allowance(OptionalInt.empty(), OptionalInt.empty()).priceOf(MINUTE);

        for (int i = 0; i < 1000; i++) {
            assertThat(turns.take(price)).isEqualTo(new Turn.Go());
        }
    }

    @Test
    void nobodyGoesWhileHeldBackAndALongerHoldStays() {
        Price price = new Price(Duration.ZERO, Duration.ZERO);
        turns.holdBack(Duration.ofSeconds(20));
        turns.holdBack(Duration.ofSeconds(5));

        assertThat(turns.take(price)).isEqualTo(new Turn.HeldBack(Duration.ofSeconds(20)));
        clock.sleep(Duration.ofSeconds(20));
        assertThat(turns.take(price)).isEqualTo(new Turn.Go());
    }

    @Test
    void anAllowanceOfNothingIsAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Allowance(OptionalInt.of(0), OptionalInt.empty()));
    }

    /** Asks until it may go, waiting as it is told. */
    private void go(Price price) {
        while (turns.take(price) instanceof Turn.Wait(Duration time)) {
            clock.sleep(time);
        }
    }
}
