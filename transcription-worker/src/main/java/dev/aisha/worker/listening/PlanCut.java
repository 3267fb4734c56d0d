package dev.aisha.worker.listening;

import dev.aisha.worker.listening.Passage.Run;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a passage is cut: inside a pause, 45 to 75 s after the last cut and as near to 60 s as there is one; a pause
 * between sentences rather than one between words. Where nobody pauses, hard at 60 s, and what comes next begins a few
 * seconds before the cut, so that every word is whole on one side of it.
 */
final class PlanCut {
    static final Duration EARLIEST = Duration.ofSeconds(45);
    static final Duration IDEAL = Duration.ofSeconds(60);

    /** Also the longest audio that is not cut at all. */
    static final Duration LATEST = Duration.ofSeconds(75);

    /** Nothing shorter is left over at the end. */
    static final Duration SHORTEST_TAIL = Duration.ofSeconds(2);

    /** What is heard twice around a hard cut: six to ten words, by which the texts are joined again. */
    static final Duration OVERLAP = Duration.ofSeconds(4);

    /** Pauses between sentences, between phrases, between words, in frames; the longest kind that there is, is taken. */
    private static final List<Integer> KINDS = List.of(40, 25, 15);

    /** Distance to the words before and after a pause, where the pause has room for it. */
    private static final int MARGIN = 10;

    private PlanCut() {}

    /**
     * A cut.
     *
     * @param end where the piece ends, in frames of the passage
     * @param next where the next one begins: there, or earlier at a hard cut
     */
    record Cut(int end, int next) {}

    /** Where to cut a passage that is longer than {@link #LATEST}. */
    static Cut of(Passage passage) {
        int latest = Math.min(Frames.of(LATEST), passage.frames() - Frames.of(SHORTEST_TAIL));
        return KINDS.stream()
                .flatMap(kind -> nearest(passage.pauses(kind), latest).stream())
                .findFirst()
                .map(point -> new Cut(point, point))
                .orElseGet(() -> new Cut(Frames.of(IDEAL), Frames.of(IDEAL.minus(OVERLAP))));
    }

    private static Optional<Integer> nearest(List<Run> pauses, int latest) {
        int ideal = Frames.of(IDEAL);
        return pauses.stream()
                .flatMap(pause -> pointIn(pause, ideal, latest).stream())
                .min((one, other) -> Integer.compare(Math.abs(one - ideal), Math.abs(other - ideal)));
    }

    /** The point of a pause that is nearest to the ideal, within the bounds. */
    private static Optional<Integer> pointIn(Run pause, int ideal, int latest) {
        int margin = Math.min(MARGIN, pause.length() / 2);
        int from = Math.max(pause.start() + margin, Frames.of(EARLIEST));
        int to = Math.min(pause.end() - margin, latest);
        return from > to ? Optional.empty() : Optional.of(Math.clamp(ideal, from, to));
    }
}
