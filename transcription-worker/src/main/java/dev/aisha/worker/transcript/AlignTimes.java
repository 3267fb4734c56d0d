package dev.aisha.worker.transcript;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts two texts together whose words have times, as near to the middle of the overlap as can be. */
final class AlignTimes {
    /** How far apart two runs of an engine may hear the middle of the same word. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    private final List<Word> earlier;
    private final List<Span> earlierTimes;
    private final List<Word> later;
    private final List<Span> laterTimes;
    private final Span overlap;

    private AlignTimes(Piece earlier, Piece later, Span overlap) {
        this.earlier = earlier.words();
        this.earlierTimes = earlier.times();
        this.later = later.words();
        this.laterTimes = later.times();
        this.overlap = overlap;
    }

    static Seam seam(Piece earlier, Piece later, Span overlap) {
        AlignTimes align = new AlignTimes(earlier, later, overlap);
        return align.behindWordOfBoth().orElseGet(align::atMiddle);
    }

    /** Right behind the word that both have heard at the same time and that is nearest to the middle. */
    private Optional<Seam> behindWordOfBoth() {
        return IntStream.range(0, earlier.size())
                .boxed()
                .sorted(Comparator.comparing(i -> apart(earlierTimes.get(i), overlap)))
                .flatMap(i -> sameIn(i).map(j -> behind(i, j)).stream())
                .findFirst();
    }

    /** Each the other's nearest, so that of a word that is said again and again the right one is meant. */
    private Optional<Integer> sameIn(int i) {
        return nearest(later, laterTimes, earlier.get(i), earlierTimes.get(i))
                .filter(j -> nearest(earlier, earlierTimes, later.get(j), laterTimes.get(j))
                        .equals(Optional.of(i)));
    }

    private static Optional<Integer> nearest(List<Word> words, List<Span> times, Word word, Span time) {
        return IntStream.range(0, words.size())
                .filter(i -> words.get(i).key().equals(word.key()))
                .filter(i -> apart(times.get(i), time).compareTo(TOLERANCE) <= 0)
                .boxed()
                .min(Comparator.comparing(i -> apart(times.get(i), time)));
    }

    private static Duration apart(Span one, Span other) {
        return one.middle().minus(other.middle()).abs();
    }

    private Seam behind(int i, int j) {
        Duration end = new Span(earlierTimes.get(i).end(), laterTimes.get(j).end()).middle();
        return new Seam(i + 1, j + 1, overlap.nearest(end), true);
    }

    /**
     * At the middle of the overlap, where the two have heard different words. One that lies across it is kept once: from
     * the earlier where both would drop it, and where both would keep it.
     */
    private Seam atMiddle() {
        Duration middle = overlap.middle();
        int keep = before(middle, earlierTimes);
        int skip = before(middle, laterTimes);
        if (keep < earlier.size()
                && skip > 0
                && earlierTimes
                                .get(keep)
                                .start()
                                .compareTo(laterTimes.get(skip - 1).middle())
                        < 0) {
            keep++;
        } else if (keep > 0
                && skip < later.size()
                && earlierTimes
                                .get(keep - 1)
                                .end()
                                .compareTo(laterTimes.get(skip).middle())
                        > 0) {
            skip++;
        }
        return new Seam(keep, skip, middle, false);
    }

    private static int before(Duration middle, List<Span> times) {
        return (int) times.stream()
                .takeWhile(time -> time.middle().compareTo(middle) < 0)
                .count();
    }
}
