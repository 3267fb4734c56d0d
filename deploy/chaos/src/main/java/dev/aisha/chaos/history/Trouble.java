package dev.aisha.chaos.history;

import dev.aisha.chaos.plan.FaultKind;
import java.time.Duration;
import java.time.Instant;

/**
 * A fault as it happened.
 *
 * @param to when it was mended: a service that was killed is ready again
 * @param chat whose user blocked the bot or deleted a message; 0 for the faults of all
 */
public record Trouble(FaultKind kind, Instant from, Instant to, long chat) {
    /** A call that was under way at its beginning may have begun so much earlier. */
    private static final Duration BEFORE = Duration.ofSeconds(2);

    /** A call that was hindered by it may end so much later. */
    private static final Duration AFTER = Duration.ofSeconds(12);

    /** Whether something at this moment may have suffered from it. */
    public boolean touches(Instant moment) {
        return !moment.isBefore(from.minus(BEFORE)) && !moment.isAfter(to.plus(AFTER));
    }

    /** Whether something that lasted from then to then may have suffered from it. */
    public boolean touches(Instant begin, Instant end) {
        return !end.isBefore(from.minus(BEFORE)) && !begin.isAfter(to.plus(AFTER));
    }
}
