package dev.aisha.gateway.ops;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the gateway's tables.
 *
 * @param jobs of the last day, by where they stand
 * @param undeliverable texts of these that nobody could be shown
 * @param activeDay who has sent a note in the last day
 * @param activeWeek who has in the last seven
 * @param activeEver who ever has, and has not been erased; null where counting them takes too long
 * @param open jobs that are not at their end
 * @param oldest when the oldest of them came; null where there is none
 * @param notDelivered texts that are still to be shown
 * @param stuck payments that somebody has to look at
 */
record Stats(
        List<Alike> jobs,
        long undeliverable,
        long activeDay,
        long activeWeek,
        @Nullable Long activeEver,
        long open,
        @Nullable Instant oldest,
        long notDelivered,
        long stuck) {

    Stats {
        jobs = List.copyOf(jobs);
    }

    /**
     * Jobs that stand alike.
     *
     * @param code why they came to nothing; empty where they did not
     * @param seconds of audio that was transcribed
     * @param coins that were captured
     */
    record Alike(String state, String code, long jobs, long seconds, BigDecimal coins) {}

    /** Seconds of audio that were transcribed in the last day. */
    long seconds() {
        return jobs.stream().mapToLong(Alike::seconds).sum();
    }

    /** Coins that were captured for them. */
    BigDecimal coins() {
        return jobs.stream().map(Alike::coins).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
