package dev.aisha.worker.speech;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is known of an audio before it is heard. Whatever comes in is brought into the form that engines take: OpenAI
 * wants keywords on a single line and without {@code <} and {@code >}; the limits are our own.
 *
 * @param languages ISO 639-1 codes of what may be spoken, the likeliest first
 * @param keywords words to be spelt like this, the most important first
 */
public record SpeechHints(List<String> languages, List<String> keywords) {
    /** Nothing is known. */
    public static final SpeechHints NONE = new SpeechHints(List.of(), List.of());

    private static final int MOST_LANGUAGES = 8;
    private static final int MOST_KEYWORDS = 100;
    private static final int LONGEST_KEYWORD = 64;

    public SpeechHints {
        languages = clean(languages, language -> LanguageCode.of(language).orElse(""), MOST_LANGUAGES);
        keywords = clean(keywords, SpeechHints::line, MOST_KEYWORDS);
    }

    private static List<String> clean(List<String> given, UnaryOperator<String> how, int most) {
        return given.stream()
                .map(how)
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(most)
                .toList();
    }

    private static String line(String keyword) {
        String line = keyword.replaceAll("[<>\\p{Cc}\\p{Z}]+", " ").strip();
        int length = line.codePointCount(0, line.length());
        return line.substring(0, line.offsetByCodePoints(0, Math.min(length, LONGEST_KEYWORD)))
                .strip();
    }
}
