package dev.aisha.gateway.history;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a text, as they are searched for: without case, in any language. Where a language puts no spaces between
 * them, ICU's dictionaries know them.
 */
final class SplitWords {
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** More different ones nobody says in a day. */
    private static final int MOST = 20_000;

    /** Of all of them together; PostgreSQL takes a mebibyte, and whoever waits for their text must not wait for its words. */
    private static final int MOST_BYTES = 500_000;

    /** PostgreSQL takes 2046 bytes; nothing longer is a word. */
    private static final int LONGEST = 60;

    private SplitWords() {}

    /** Each of them once. */
    static List<String> of(String text) {
        Normalizer2 folding = Normalizer2.getNFKCCasefoldInstance();
        BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
        words.setText(text);
        Set<String> found = new LinkedHashSet<>();
        int bytes = 0;
        int begin = words.first();
        for (int end = words.next();
                end != BreakIterator.DONE && found.size() < MOST && bytes < MOST_BYTES;
                end = words.next()) {
            if (words.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT) {
                String word = NO_LETTER
                        .matcher(folding.normalize(text.substring(begin, end)))
                        .replaceAll("");
                if (!word.isEmpty() && word.length() <= LONGEST && found.add(word)) {
                    bytes += word.getBytes(StandardCharsets.UTF_8).length;
                }
            }
            begin = end;
        }
        return List.copyOf(found);
    }
}
