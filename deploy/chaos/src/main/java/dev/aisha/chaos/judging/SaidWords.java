package dev.aisha.chaos.judging;

import java.util.List;
import java.util.regex.Pattern;

/** The numbered words in a message of the bot. */
final class SaidWords {
    /** Stands for a word that is not whole. */
    static final int DAMAGED = -1;

    private static final String FOOTER = "⏱";
    private static final String PLACEHOLDER = "⏳";
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern WHOLE = Pattern.compile("w\\d{4}");
    private static final Pattern PART = Pattern.compile("w[\\d?]*[~?]|~[\\d?]*");

    private SaidWords() {}

    /** The numbers in order, with {@link #DAMAGED} for each that is cut. The footer says nothing. */
    static List<Integer> in(String text) {
        int footer = text.lastIndexOf(FOOTER);
        return BLANKS.splitAsStream(footer < 0 ? text : text.substring(0, footer))
                .filter(token ->
                        WHOLE.matcher(token).matches() || PART.matcher(token).matches())
                .map(token -> WHOLE.matcher(token).matches() ? Integer.parseInt(token.substring(1)) : DAMAGED)
                .toList();
    }

    /** Whether a message still waits to become something else. */
    static boolean isPlaceholder(String text) {
        return text.startsWith(PLACEHOLDER);
    }
}
