package dev.aisha.worker.transcript;

import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.speech.RecognisedText;
import dev.aisha.worker.speech.RecognisedText.TimedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a chunk's text as words and gives them the engine's times. The engine's words and segments count only where they
 * say letter for letter what the text says, so that nothing of the text is lost by them.
 */
final class ReadWords {
    private static final Pattern SPACE = Pattern.compile("[\\s\\u3000]+");

    /** Text alone tells in which direction it runs; half of a pair of these would turn what follows. */
    private static final Pattern DIRECTION_MARKS =
            Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private final List<Word> words = new ArrayList<>();

    /** Marks at the very beginning, which no word has before it. */
    private String held = "";

    private ReadWords() {}

    static List<Word> of(AudioChunk chunk, RecognisedText text) {
        List<Word> words = of(text.text());
        words = withTimes(words, text.words(), chunk);
        return withSegments(words, text.segments(), chunk);
    }

    /** The words; none where the text has neither letter nor digit. */
    static List<Word> of(String text) {
        ReadWords reading = new ReadWords();
        for (String token :
                SPACE.split(DIRECTION_MARKS.matcher(text).replaceAll("").strip(), -1)) {
            reading.read(token);
        }
        return reading.words;
    }

    /** Between two spaces lies a word, or several characters of a script without spaces. */
    private void read(String token) {
        int from = 0;
        boolean hasLetters = false;
        boolean isCharacter = false;
        for (int i = 0; i < token.length(); i += Character.charCount(token.codePointAt(i))) {
            int next = token.codePointAt(i);
            boolean letter = Writing.isLetter(next);
            boolean begins = letter && (isCharacter || Writing.hasNoSpaces(next));
            if (hasLetters && (begins || (isCharacter && Writing.isOpening(next)))) {
                add(token.substring(from, i), from == 0);
                from = i;
                hasLetters = false;
            }
            if (letter) {
                hasLetters = true;
                isCharacter = Writing.hasNoSpaces(next);
            }
        }
        add(token.substring(from), from == 0);
    }

    private void add(String written, boolean spaced) {
        String key = Writing.key(written);
        String space = spaced ? " " : "";
        if (!key.isEmpty()) {
            words.add(new Word(held + written, key, spaced));
            held = "";
        } else if (words.isEmpty()) {
            held += written + " ";
        } else {
            Word last = words.removeLast();
            words.add(last.writtenAs(last.written() + space + written));
        }
    }

    private static List<Word> withTimes(List<Word> words, List<TimedText> timed, AudioChunk chunk) {
        List<Span> spans = spanOfEachLetter(words, timed, chunk);
        List<Word> result = new ArrayList<>();
        int letter = 0;
        for (Word word : words) {
            int end = letter + word.key().length();
            result.add(
                    spans.isEmpty()
                            ? word
                            : word.spokenAt(new Span(
                                    spans.get(letter).start(),
                                    spans.get(end - 1).end())));
            letter = end;
        }
        return result;
    }

    /** A word over the edge of two segments lies in the one in which it begins. */
    private static List<Word> withSegments(List<Word> words, List<TimedText> timed, AudioChunk chunk) {
        List<Span> spans = spanOfEachLetter(words, timed, chunk);
        List<Word> result = new ArrayList<>();
        int letter = 0;
        for (Word word : words) {
            result.add(spans.isEmpty() ? word : word.inSegment(spans.get(letter)));
            letter += word.key().length();
        }
        return result;
    }

    private static List<Span> spanOfEachLetter(List<Word> words, List<TimedText> timed, AudioChunk chunk) {
        StringBuilder letters = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        for (TimedText text : timed) {
            String said = letters(of(text.text()));
            letters.append(said);
            Span span = inTheWhole(chunk, text);
            said.chars().forEach(letter -> spans.add(span));
        }
        return letters.toString().equals(letters(words)) ? spans : List.of();
    }

    private static String letters(List<Word> words) {
        return words.stream().map(Word::key).collect(Collectors.joining());
    }

    private static Span inTheWhole(AudioChunk chunk, TimedText text) {
        return new Span(chunk.start().plus(text.start()), chunk.start().plus(text.end()));
    }
}
