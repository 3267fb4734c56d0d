package dev.aisha.worker.transcript;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks and spaces where one chunk's text meets the next one's. Engines end every chunk as if it were the end: a full
 * stop before a word in lower case is theirs, not the speaker's. Letters and capitals are never touched.
 */
final class MendJoin {
    /** Marks before the first word, set off by a space or such as no word begins with (".NET" does, "…and" does not). */
    private static final Pattern LEADING_MARKS = Pattern.compile("(?:[.,;:!?]+\\s+|\\.{2,}|[…。、，；：！？؟،؛]\\s*)+");

    private static final Pattern FULL_STOP_AT_END = Pattern.compile("(?<=[\\p{L}\\p{M}\\p{N}])(?:\\.|\\.{3}|…)$");

    private MendJoin() {}

    /** The earlier piece: with marks that the later begins with, or without a full stop that nobody meant. */
    static Piece ending(Piece earlier, Piece later) {
        Word last = earlier.words().getLast();
        String marks = leadingMarks(later).strip();
        if (!marks.isEmpty() && !endsWithMark(last)) {
            return earlier.endingWith(last.writtenAs(last.written() + marks));
        }
        return goesOn(earlier, later) ? earlier.endingWith(withoutFullStop(last)) : earlier;
    }

    /** The later piece: without marks before its first word, and a space where one belongs. */
    static Piece beginning(Piece earlier, Piece later) {
        Word first = later.words().getFirst();
        String written = first.written().substring(leadingMarks(later).length());
        return later.beginningWith(
                first.writtenAs(written).spaced(needsSpace(earlier.words().getLast(), first)));
    }

    private static String leadingMarks(Piece piece) {
        Matcher marks = LEADING_MARKS.matcher(piece.words().getFirst().written());
        return marks.lookingAt() ? marks.group() : "";
    }

    private static boolean endsWithMark(Word word) {
        return Writing.isMark(word.written().codePointBefore(word.written().length()));
    }

    /** Only where the engine writes capitals at all, and the full stop is not that of an abbreviation. */
    private static boolean goesOn(Piece earlier, Piece later) {
        Word last = earlier.words().getLast();
        return Sentences.beginsLower(later.words().getFirst())
                && earlier.words().stream().anyMatch(Sentences::hasCapitals)
                && !Sentences.isAbbreviation(last)
                && !withoutFullStop(last).written().contains(".");
    }

    private static Word withoutFullStop(Word word) {
        return word.writtenAs(FULL_STOP_AT_END.matcher(word.written()).replaceFirst(""));
    }

    private static boolean needsSpace(Word last, Word first) {
        boolean wide =
                Writing.isWideMark(last.written().codePointBefore(last.written().length()));
        return !wide && !(last.isCharacter() && first.isCharacter());
    }
}
