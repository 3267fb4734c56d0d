package dev.aisha.worker.transcript;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Set;

/** What scripts have in common and what not: letters, marks, spaces. */
final class Writing {
    private static final Set<UnicodeScript> WITHOUT_SPACES = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /** Lengthens the vowel before it in Japanese; Unicode counts it to no script. */
    private static final int LONG_VOWEL = 'ー';

    private static final String SENTENCE_ENDS = ".!?…。！？؟۔।។";
    private static final String CLAUSE_ENDS = ",;:、，；：،؛";
    private static final String WIDE_MARKS = "。、，；：！？";
    private static final String CLOSING = "\"'”’»)]」』）";

    private Writing() {}

    /**
     * Letters and digits alone, composed (NFC) and without case; empty where there are none. Marks that combine with
     * letters stay, for Thai and others write vowels with them.
     */
    static String key(String written) {
        StringBuilder key = new StringBuilder();
        Normalizer.normalize(written, Normalizer.Form.NFC)
                .codePoints()
                .filter(character -> isLetter(character) || (isCombining(character) && !key.isEmpty()))
                .map(character -> Character.toLowerCase(Character.toUpperCase(character)))
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    static boolean isLetter(int character) {
        return Character.isLetterOrDigit(character);
    }

    static boolean isCombining(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    static boolean isOpening(int character) {
        int type = Character.getType(character);
        return type == Character.START_PUNCTUATION || type == Character.INITIAL_QUOTE_PUNCTUATION;
    }

    static boolean hasNoSpaces(int character) {
        return character == LONG_VOWEL || WITHOUT_SPACES.contains(UnicodeScript.of(character));
    }

    static boolean isMark(int character) {
        return SENTENCE_ENDS.indexOf(character) >= 0 || CLAUSE_ENDS.indexOf(character) >= 0;
    }

    /** A mark that brings its own space. */
    static boolean isWideMark(int character) {
        return WIDE_MARKS.indexOf(character) >= 0;
    }

    static boolean endsClause(String written) {
        return CLAUSE_ENDS.indexOf(lastMark(written)) >= 0;
    }

    static boolean endsSentence(String written) {
        return SENTENCE_ENDS.indexOf(lastMark(written)) >= 0;
    }

    /** The last character that is no closing quote or bracket. */
    static int lastMark(String written) {
        int end = written.length();
        while (end > 1 && CLOSING.indexOf(written.charAt(end - 1)) >= 0) {
            end--;
        }
        return written.codePointBefore(end);
    }

    /** Where the last letter or digit ends, and what combines with it. */
    static int endOfLetters(String written) {
        int end = written.length();
        while (end > 0) {
            int last = written.codePointBefore(end);
            if (isLetter(last) || isCombining(last)) {
                break;
            }
            end -= Character.charCount(last);
        }
        return end;
    }
}
