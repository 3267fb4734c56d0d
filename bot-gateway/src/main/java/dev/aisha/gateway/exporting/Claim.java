package dev.aisha.gateway.exporting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** That an export is ours while we are at it. For one thread. */
final class Claim {
    /** Longer than most transcripts take, and much shorter than a step. */
    private static final Duration SEEN_TO_EVERY = Duration.ofSeconds(5);

    private final Exports exports;
    private final Clock clock;
    private Export export;
    private Instant seenToAt;

    Claim(Export export, Exports exports, Clock clock) {
        this.export = export;
        this.exports = exports;
        this.clock = clock;
        this.seenToAt = clock.instant();
    }

    /** As its row was last seen. */
    Export export() {
        return export;
    }

    /**
     * Says that we are still at it.
     *
     * @throws NoLongerOurs where another replica is at it instead, or its user wants to be forgotten
     */
    void keep() {
        export = exports.keep(export).orElseThrow(NoLongerOurs::new);
        seenToAt = clock.instant();
    }

    /** As {@link #keep}, where that was a while ago. */
    void keepNowAndThen() {
        if (clock.instant().isAfter(seenToAt.plus(SEEN_TO_EVERY))) {
            keep();
        }
    }

    /**
     * A part of it was sent, which ends here.
     *
     * @throws NoLongerOurs as for {@link #keep}
     */
    void partSent(Bookmark upTo) {
        export = exports.partSent(export, upTo).orElseThrow(NoLongerOurs::new);
        if (!export.sentUpTo().equals(upTo)) {
            throw new IllegalStateException("a part that was sent is not remembered");
        }
    }

    /** There is nothing to do for us any more. */
    static final class NoLongerOurs extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
