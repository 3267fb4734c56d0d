package dev.aisha.worker.turns;

import dev.aisha.worker.turns.Allowance.Price;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The rules of {@code take-turn.lua} and {@code hold-back.lua} for one process on its own clock. */
final class LocalTurns {
    private final Clock clock;
    private Instant held = Instant.MIN;
    private Instant requests = Instant.MIN;
    private Instant audio = Instant.MIN;

    LocalTurns(Clock clock) {
        this.clock = clock;
    }

    synchronized Turn take(Price price) {
        Instant now = clock.instant();
        if (held.isAfter(now)) {
            return new Turn.HeldBack(Duration.between(now, held));
        }
        requests = later(requests, now);
        audio = later(audio, now);
        Duration wait = Duration.between(now, later(requests, audio)).minus(Allowance.AHEAD);
        if (wait.isPositive()) {
            return new Turn.Wait(wait);
        }
        requests = requests.plus(price.request());
        audio = audio.plus(price.audio());
        return new Turn.Go();
    }

    synchronized void holdBack(Duration time) {
        held = later(held, clock.instant().plus(time));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
