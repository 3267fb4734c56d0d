package dev.aisha.worker.transcript;

import java.util.Optional;

/**
 * Finds the words that two chunks have both heard, because the later begins before the earlier ends. What lies behind
 * them in the earlier and before them in the later is what is left of words that the cuts went through.
 */
final class FindSeam {
    private FindSeam() {}

    /** Empty where the chunks do not overlap: then nothing is doubled. */
    static Optional<Seam> between(Piece earlier, Piece later) {
        Span overlap = new Span(
                later.chunk().start(), later.span().nearest(earlier.chunk().end()));
        if (overlap.isEmpty()) {
            return Optional.empty();
        }
        if (!earlier.times().isEmpty() && !later.times().isEmpty()) {
            return Optional.of(AlignTimes.seam(earlier, later, overlap));
        }
        return Optional.of(CommonRun.longest(earlier.words(), later.words(), overlap)
                .map(run -> run.seam(overlap))
                .orElseGet(() -> nothingRemoved(earlier, overlap)));
    }

    private static Seam nothingRemoved(Piece earlier, Span overlap) {
        return new Seam(earlier.words().size(), 0, overlap.middle(), false);
    }
}
