package dev.aisha.local.telegram.stars;

import java.util.HashMap;
import java.util.Map;

/** Stars of those people who do not have them without end. */
final class Purses {

    private final Map<Long, Long> stars = new HashMap<>();

    synchronized void fill(long personId, long amount) {
        stars.put(personId, amount);
    }

    /** Takes Stars out. */
    synchronized void take(long personId, long amount) {
        var had = stars.get(personId);
        if (had == null) {
            return;
        }
        if (had < amount) {
            throw new IllegalArgumentException("not enough Stars: " + amount + " asked for, " + had + " there");
        }
        stars.put(personId, had - amount);
    }

    synchronized void giveBack(long personId, long amount) {
        stars.computeIfPresent(personId, (id, had) -> had + amount);
    }
}
