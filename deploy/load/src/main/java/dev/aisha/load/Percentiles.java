package dev.aisha.load;

import java.time.Duration;
import java.util.List;

/**
 * How long it took, by nearest rank: each value is one that was measured.
 *
 * @param times in any order; ascending once they are here
 */
record Percentiles(List<Duration> times) {
    Percentiles {
        times = times.stream().sorted().toList();
    }

    /**
     * What so many of all did not exceed; zero where nothing was measured.
     *
     * @param share more than 0, and 1 at most
     */
    Duration at(double share) {
        if (share <= 0 || share > 1) {
            throw new IllegalArgumentException("a share is more than 0 and 1 at most");
        }
        return times.isEmpty() ? Duration.ZERO : times.get((int) Math.ceil(share * times.size()) - 1);
    }

    /** The longest; zero where nothing was measured. */
    Duration most() {
        return at(1);
    }
}
