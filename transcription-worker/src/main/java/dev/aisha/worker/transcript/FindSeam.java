package dev.aisha.worker.transcript;

import java.time.Duration;
import java.util.List;
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
        List<Span> earlierTimes = earlier.times();
        List<Span> laterTimes = later.times();
        boolean timed = !earlierTimes.isEmpty() && !laterTimes.isEmpty();
        Optional<Seam> seam = timed
                ? AlignTimes.atWordOfBoth(earlier.words(), earlierTimes, later.words(), laterTimes, overlap)
                : Optional.empty();
        return seam.or(() -> CommonRun.longest(earlier.words(), later.words(), overlap)
                        .map(run -> run.seam(overlap)))
                .or(() -> Optional.of(
                        timed
                                ? AlignTimes.atMiddle(earlierTimes, laterTimes, overlap)
                                : nothingRemoved(earlier, overlap.middle())));
    }

    private static Seam nothingRemoved(Piece earlier, Duration at) {
        return new Seam(earlier.words().size(), 0, at, false);
    }
}
