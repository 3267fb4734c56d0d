package dev.aisha.worker.transcript;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Puts two texts together whose words have times, as near to the middle of the overlap as can be. */
final class AlignTimes {
    /** How far apart two engines' runs may hear the middle of the same word. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    private final List<Word> earlier;
    private final List<Span> earlierTimes;
    private final List<Word> later;
    private final List<Span> laterTimes;

    private AlignTimes(List<Word> earlier, List<Span> earlierTimes, List<Word> later, List<Span> laterTimes) {
        this.earlier = earlier;
        this.earlierTimes = earlierTimes;
        this.later = later;
        this.laterTimes = laterTimes;
    }

    /** Right behind the word that both have heard at the same time and that is nearest to the middle. */
    static Optional<Seam> atWordOfBoth(
            List<Word> earlier, List<Span> earlierTimes, List<Word> later, List<Span> laterTimes, Span overlap) {
        AlignTimes align = new AlignTimes(earlier, earlierTimes, later, laterTimes);
        return IntStream.range(0, earlier.size())
                .filter(i -> apart(earlierTimes.get(i), overlap)
                                .compareTo(overlap.length().dividedBy(2).plus(TOLERANCE))
                        <= 0)
                .boxed()
                .sorted(Comparator.comparing(i -> apart(earlierTimes.get(i), overlap)))
                .flatMap(i -> align.sameIn(i).stream().mapToObj(j -> align.behind(i, j, overlap)))
                .findFirst();
    }

    /** Each the other's nearest, so that of a word that is said again and again the right one is meant. */
    private OptionalInt sameIn(int i) {
        return nearest(later, laterTimes, earlier.get(i), earlierTimes.get(i)).stream()
                .filter(j -> nearest(earlier, earlierTimes, later.get(j), laterTimes.get(j))
                        .equals(OptionalInt.of(i)))
                .findFirst();
    }

    private static OptionalInt nearest(List<Word> words, List<Span> times, Word word, Span time) {
        return IntStream.range(0, words.size())
                .filter(i -> words.get(i).key().equals(word.key()))
                .filter(i -> apart(times.get(i), time).compareTo(TOLERANCE) <= 0)
                .boxed()
                .min(Comparator.comparing(i -> apart(times.get(i), time)))
                .stream()
                .mapToInt(i -> i)
                .findFirst();
    }

    private static Duration apart(Span one, Span other) {
        return one.middle().minus(other.middle()).abs();
    }

    private Seam behind(int i, int j, Span overlap) {
        Duration end = new Span(earlierTimes.get(i).end(), laterTimes.get(j).end()).middle();
        return new Seam(i + 1, j + 1, overlap.nearest(end), true);
    }

    /**
     * At the middle of the overlap, where the two have heard different words. One that lies across it is kept once: from
     * the earlier where both would drop it, and where both would keep it.
     */
    static Seam atMiddle(List<Span> earlier, List<Span> later, Span overlap) {
        Duration middle = overlap.middle();
        int keep = before(middle, earlier);
        int skip = before(middle, later);
        if (keep < earlier.size()
                && skip > 0
                && earlier.get(keep).start().compareTo(later.get(skip - 1).middle()) < 0) {
            keep++;
        } else if (keep > 0
                && skip < later.size()
                && earlier.get(keep - 1).end().compareTo(later.get(skip).middle()) > 0) {
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
