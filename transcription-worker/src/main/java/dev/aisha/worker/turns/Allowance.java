package dev.aisha.worker.turns;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How much a provider allows in a minute. Who keeps to {@link Price} and {@link #AHEAD} sends a request only if fewer
 * requests, and less audio, than are allowed went in the minute before: never more requests than that in any minute, and
 * at most one request's audio more.
 *
 * @param requests a minute; empty for any number
 * @param audioMinutes of audio a minute; empty for any length
 */
public record Allowance(OptionalInt requests, OptionalInt audioMinutes) {
    /** How far ahead of an even pace requests may run: a tenth of a minute's allowance may go at once. */
    static final Duration AHEAD = Duration.ofSeconds(6);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    public Allowance {
        if (requests.orElse(1) < 1 || audioMinutes.orElse(1) < 1) {
            throw new IllegalArgumentException("a provider that allows less than one a minute cannot be used");
        }
    }

    /** What a request with so much audio costs. */
    public Price priceOf(Duration audio) {
        return new Price(each(requests, 1), each(audioMinutes, (double) audio.toMillis() / MINUTE.toMillis()));
    }

    private static Duration each(OptionalInt perMinute, double units) {
        double micros = MINUTE.plus(AHEAD).toNanos() / 1000.0 * units;
        return perMinute.isEmpty() ? Duration.ZERO : Price.ofMicros((long) Math.ceil(micros / perMinute.getAsInt()));
    }

    /**
     * What a request costs: how long an even pace takes for one such after the other.
     *
     * @param request by the number of requests; zero where that is not limited
     * @param audio by the length of its audio; zero where that is not limited
     */
    public record Price(Duration request, Duration audio) {
        static Duration ofMicros(long micros) {
            return Duration.ofNanos(Math.multiplyExact(micros, 1000L));
        }
    }
}
