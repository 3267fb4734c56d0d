package dev.aisha.worker.pace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Until when a job is worth working on. */
public record Deadline(Instant at, Clock clock) {

    /** Time that is left; zero once it has passed. */
    public Duration left() {
        Duration left = Duration.between(clock.instant(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean passed() {
        return left().isZero();
    }
}
