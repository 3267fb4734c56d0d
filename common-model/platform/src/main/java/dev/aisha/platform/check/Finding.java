package dev.aisha.platform.check;

/**
 * What came of asking one peer.
 *
 * @param peer as readiness calls it
 * @param detail what it said, or why it did not; nothing secret
 */
public record Finding(String peer, boolean good, String detail) {

    static Finding good(String peer, String detail) {
        return new Finding(peer, true, detail);
    }

    static Finding bad(String peer, String detail) {
        return new Finding(peer, false, detail);
    }

    /** For a terminal. */
    @Override
    public String toString() {
        return "%-4s  %-9s %s".formatted(good ? "ok" : "FAIL", peer, detail);
    }
}
