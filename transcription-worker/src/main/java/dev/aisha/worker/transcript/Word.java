package dev.aisha.worker.transcript;

import org.jspecify.annotations.Nullable;

/**
 * A word as the engine wrote it; in a script without spaces, a character.
 *
 * @param written with the marks before and after it
 * @param key by which words are compared, see {@link Writing#key}; never empty
 * @param spaced whether there is a space before it
 * @param spoken when, in the whole audio; null where the engine does not say
 * @param segment of the engine in which it lies, in the whole audio; null where the engine gives none
 */
record Word(
        String written,
        String key,
        boolean spaced,
        @Nullable Span spoken,
        @Nullable Span segment) {

    Word(String written, String key, boolean spaced) {
        this(written, key, spaced, null, null);
    }

    Word writtenAs(String other) {
        return new Word(other, key, spaced, spoken, segment);
    }

    Word spaced(boolean space) {
        return new Word(written, key, space, spoken, segment);
    }

    Word spokenAt(Span span) {
        return new Word(written, key, spaced, span, segment);
    }

    Word inSegment(Span span) {
        return new Word(written, key, spaced, spoken, span);
    }

    /** The same letters with the marks that follow the other. */
    Word endingAs(Word other) {
        return writtenAs(written.substring(0, Writing.endOfLetters(written))
                + other.written.substring(Writing.endOfLetters(other.written)));
    }

    boolean isCharacter() {
        return Writing.hasNoSpaces(key.codePointAt(0));
    }
}
