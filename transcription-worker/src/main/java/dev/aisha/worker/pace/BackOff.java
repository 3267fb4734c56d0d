package dev.aisha.worker.pace;

import java.time.Duration;

/**
 * How long to wait before trying again: doubles with every attempt up to a limit. Half of it is certain, half is left
 * to chance, so that many who failed together do not come back together.
 *
 * @param first the wait after the first attempt, at most
 * @param longest no wait is longer, unless the other side asks for it
 */
public record BackOff(Duration first, Duration longest) {

    /**
     * The wait after an attempt.
     *
     * @param attempt 1 for the first
     * @param chance 0 to 1
     */
    public Duration after(int attempt, double chance) {
        double doubled = (double) first.toNanos() * Math.pow(2, attempt - 1);
        double most = Math.min(doubled, (double) longest.toNanos());
        return Duration.ofNanos((long) (most * (0.5 + 0.5 * chance)));
    }
}
