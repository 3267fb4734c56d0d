package dev.aisha.worker.transcript;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Words that the end of one text and the beginning of the next have in common. Where a word is said again and again
 * across an overlap, nothing tells how often it was heard twice; then the longest run counts, and as many stay as the
 * side has that heard more of them.
 *
 * @param earlierSize words of the earlier text
 * @param before words of the later text before the run
 * @param after words of the earlier text behind the run
 */
record CommonRun(int earlierSize, int before, int length, int after) {
    /** Faster than anybody speaks; in a script without spaces, twice as many characters. */
    private static final int WORDS_A_SECOND = 8;

    private static final int CHARACTERS_A_SECOND = 2 * WORDS_A_SECOND;

    /** One character alone, or two, may be the same by chance. */
    private static final int CHARACTERS = 3;

    private static final int DROPPED_PER_WORD = 3;

    /** Longest first, then the one for which least is dropped. */
    private static final Comparator<CommonRun> BEST =
            Comparator.comparingInt(CommonRun::length).thenComparingInt(run -> -run.dropped());

    static Optional<CommonRun> longest(List<Word> earlier, List<Word> later, Span overlap) {
        List<Word> end = earlier.subList(earlier.size() - most(earlier, earlier.size() - 1, overlap), earlier.size());
        List<Word> beginning = later.subList(0, most(later, 0, overlap));
        return Stream.iterate(0, i -> i < end.size(), i -> i + 1)
                .flatMap(i -> Stream.iterate(0, j -> j < beginning.size(), j -> j + 1)
                        .map(j -> at(earlier.size(), end, i, beginning, j)))
                .filter(run -> run.isBelievable(end))
                .max(BEST);
    }

    /** How many words the overlap can hold, and one that lies over its edge. */
    private static int most(List<Word> words, int example, Span overlap) {
        int aSecond = words.get(example).isCharacter() ? CHARACTERS_A_SECOND : WORDS_A_SECOND;
        Duration length = overlap.length();
        return (int) Math.min(words.size(), Math.ceilDiv(length.toMillis() * aSecond, 1000L) + 1);
    }

    private static CommonRun at(int earlierSize, List<Word> end, int i, List<Word> beginning, int j) {
        int length = 0;
        while (i + length < end.size()
                && j + length < beginning.size()
                && end.get(i + length).key().equals(beginning.get(j + length).key())) {
            length++;
        }
        return new CommonRun(earlierSize, j, length, end.size() - i - length);
    }

    /**
     * A run that is short for what would be dropped with it is an accident: an "and" that either text has somewhere,
     * where one side has not heard the overlap at all.
     */
    private boolean isBelievable(List<Word> end) {
        if (length == 0) {
            return false;
        }
        int atLeast = end.get(end.size() - after - 1).isCharacter() ? CHARACTERS : 1;
        return length >= atLeast && Math.max(before, after) < DROPPED_PER_WORD * length;
    }

    private int dropped() {
        return before + after;
    }

    /** Right behind the run, in time too if the words are spread evenly over the overlap. */
    Seam seam(Span overlap) {
        Duration intoIt = overlap.length().multipliedBy(before + length).dividedBy(before + length + after);
        return new Seam(earlierSize - after, before + length, overlap.start().plus(intoIt), true);
    }
}
