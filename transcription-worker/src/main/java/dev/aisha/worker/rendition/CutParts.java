package dev.aisha.worker.rendition;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into parts: between paragraphs where that is possible, else between sentences, words or characters. */
final class CutParts {
    /** A part is at least so much of what it may be, rather than end with a paragraph. */
    private static final double LEAST_FULL = 0.5;

    private CutParts() {}

    /** Parts of at most {@code most} UTF-16 units, none of them empty; nothing is lost but white space around them. */
    static List<String> of(String text, int most) {
        List<String> parts = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > most) {
            int end = end(rest, most);
            parts.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    private static int end(String text, int most) {
        int least = (int) (most * LEAST_FULL);
        int paragraph = text.lastIndexOf("\n\n", most);
        if (paragraph >= least) {
            return paragraph;
        }
        String window = text.substring(0, most);
        int sentence = lastBoundary(BreakIterator.getSentenceInstance(Locale.ROOT), window);
        if (sentence >= least) {
            return sentence;
        }
        int word = lastBoundary(BreakIterator.getLineInstance(Locale.ROOT), window); // marks stay with their word
        if (word >= least) {
            return word;
        }
        return Character.isHighSurrogate(text.charAt(most - 1)) && most > 1 ? most - 1 : most;
    }

    /** The last boundary inside, which the end of the window is not: what follows may go on there. */
    private static int lastBoundary(BreakIterator boundaries, String window) {
        boundaries.setText(window);
        return boundaries.preceding(window.length());
    }
}
