package dev.aisha.gateway.telegram;

import java.text.BreakIterator;
import java.util.Locale;

/** Shortens texts to Telegram's limits, which count UTF-16 units. */
public final class CutText {
    private static final String ELLIPSIS = "…";

    /** The share of a text that may be lost for the sake of ending at a word. */
    private static final int MOST_LOST_FOR_A_WORD = 4;

    private CutText() {}

    /**
     * The text, or its beginning with an ellipsis: at most {@code limit} units, cut between words where there are any,
     * never within what a reader sees as one character.
     */
    public static String toLimit(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int most = limit - ELLIPSIS.length();
        int end = lastSpace(text, most);
        if (end < most - most / MOST_LOST_FOR_A_WORD) {
            end = lastBoundary(text, most);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    private static int lastSpace(String text, int most) {
        for (int end = most; end > 0; end--) {
            if (Character.isWhitespace(text.charAt(end))) {
                return end;
            }
        }
        return 0;
    }

    private static int lastBoundary(String text, int most) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return characters.isBoundary(most) ? most : Math.max(0, characters.preceding(most));
    }
}
