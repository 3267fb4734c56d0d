package dev.aisha.worker.transcript;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Text that grows by pieces: one space between them, none where the script has none (Chinese, Japanese, Thai, …), and
 * no punctuation mark right after another one.
 */
final class JoinedText {
    private static final Set<UnicodeScript> WITHOUT_SPACES = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /** Marks that end or divide sentences, also those of scripts without spaces. */
    private static final String MARKS = ".,;:!?…。、，；：！？؟،؛।";

    private static final String WIDE_MARKS = "。、，；：！？";

    private final StringBuilder text = new StringBuilder();

    void append(String piece) {
        String next = piece.strip();
        if (!text.isEmpty() && isMark(text.codePointBefore(text.length()))) {
            next = withoutLeadingMarks(next);
        }
        if (next.isEmpty()) {
            return;
        }
        if (!text.isEmpty() && needsSpace(text.codePointBefore(text.length()), next.codePointAt(0))) {
            text.append(' ');
        }
        text.append(next);
    }

    private static String withoutLeadingMarks(String piece) {
        int start = 0;
        while (start < piece.length() && (isMark(piece.charAt(start)) || piece.charAt(start) == ' ')) {
            start++;
        }
        return piece.substring(start);
    }

    private static boolean needsSpace(int before, int after) {
        boolean joins = isMark(after) || (hasNoSpaces(before) && hasNoSpaces(after)) || WIDE_MARKS.indexOf(before) >= 0;
        return !joins;
    }

    private static boolean hasNoSpaces(int character) {
        return WITHOUT_SPACES.contains(UnicodeScript.of(character));
    }

    private static boolean isMark(int character) {
        return MARKS.indexOf(character) >= 0;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
