package dev.aisha.load;

import java.time.Duration;
import java.util.List;

/**
 * What is measured, one constellation after the other.
 *
 * @param concurrency jobs at a time in one worker
 * @param recogniser how long each request to the provider takes
 * @param warmUp of each constellation, before it is measured
 * @param window how long each is measured
 */
record Series(
        List<Constellation> constellations, int concurrency, Duration recogniser, Duration warmUp, Duration window) {
    Series {
        constellations = List.copyOf(constellations);
        if (constellations.isEmpty()) {
            throw new IllegalArgumentException("one constellation at least");
        }
    }
}
