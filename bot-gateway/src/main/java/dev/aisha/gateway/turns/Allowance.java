package dev.aisha.gateway.turns;

import java.time.Duration;

/**
 * How many messages may go: one after the other at an even pace, and a few at once after a rest.
 *
 * @param each time that a message takes at that pace; zero where any number may go
 * @param ahead how far ahead of that pace messages may be
 */
record Allowance(Duration each, Duration ahead) {
    private static final long NANOS_OF_A_MICRO = 1_000;

    static final Allowance UNLIMITED = new Allowance(Duration.ZERO, Duration.ZERO);

    /** One message each {@code every}, or so many at once. */
    static Allowance every(Duration every, int burst) {
        return new Allowance(every, every.multipliedBy(burst - 1L));
    }

    /** At most {@code most} in any {@code time}, of which {@code burst} may go at once. */
    static Allowance within(Duration time, int most, int burst) {
        long parts = (most - burst + 1L) * NANOS_OF_A_MICRO;
        return every(Duration.ofNanos(Math.ceilDiv(time.toNanos(), parts) * NANOS_OF_A_MICRO), burst);
    }

    /** The same pace, with one message less at once: that one is left to others. */
    Allowance leavingOne() {
        Duration less = ahead.minus(each);
        return new Allowance(each, less.isNegative() ? Duration.ZERO : less);
    }

    /** The same pace, with half as many at once: the other half is left to others. */
    Allowance leavingHalf() {
        return new Allowance(each, ahead.dividedBy(2));
    }

    /** The same pace, with nothing at once. */
    Allowance withoutHaste() {
        return new Allowance(each, Duration.ZERO);
    }
}
