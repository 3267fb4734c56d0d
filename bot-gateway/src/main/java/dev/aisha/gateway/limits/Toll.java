package dev.aisha.gateway.limits;

import java.time.Duration;

/**
 * What a request takes of a limit: all that was taken of it may not need more than the limit's time to grow back.
 *
 * @param cost the time in which that grows back, in whole microseconds; the limit's time at most
 */
record Toll(Limit limit, Duration cost) {
    private static final long NANOS_OF_A_MICRO = 1_000;

    /** So many of {@code most}; all of them where it is more. */
    static Toll of(Limit limit, long units, long most) {
        long micros = limit.time().toNanos() / NANOS_OF_A_MICRO;
        return new Toll(limit, Duration.ofNanos(Math.min(units, most) * micros / most * NANOS_OF_A_MICRO));
    }
}
