package dev.aisha.worker.transcript;

import java.util.Set;

/** Where sentences end, as far as marks and capitals tell. */
final class Sentences {
    /** Words that are written with a full stop in the middle of a sentence; not all there are. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "vs", "etc", "др", "пр", "ул", "руб", "тыс", "млн", "млрд", "стр");

    private Sentences() {}

    /** Whether a sentence ends between two words. */
    static boolean endBetween(Word word, Word next) {
        if (!Writing.endsSentence(word.written())) {
            return false;
        }
        return switch (Writing.lastMark(word.written())) {
            case '.' -> !isAbbreviation(word) && !beginsLower(next);
            case '…' -> !beginsLower(next);
            default -> true;
        };
    }

    /** Initials count, for "J. Smith". */
    static boolean isAbbreviation(Word word) {
        String letters = word.key();
        boolean initial =
                letters.codePointCount(0, letters.length()) == 1 && Character.isLetter(letters.codePointAt(0));
        return (initial && !word.isCharacter()) || ABBREVIATIONS.contains(letters);
    }

    /** Whether a word begins with a lower-case letter and goes on so, unlike "iPhone". */
    static boolean beginsLower(Word word) {
        return Character.isLowerCase(word.written().codePointAt(0)) && !hasCapitals(word);
    }

    static boolean hasCapitals(Word word) {
        return word.written().codePoints().anyMatch(Character::isUpperCase);
    }
}
