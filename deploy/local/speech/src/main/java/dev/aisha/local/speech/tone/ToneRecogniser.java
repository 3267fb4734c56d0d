package dev.aisha.local.speech.tone;

import dev.aisha.local.speech.recognition.AudioClip;
import dev.aisha.local.speech.recognition.Recogniser;
import dev.aisha.local.speech.recognition.Recognition;
import dev.aisha.local.speech.recognition.Recognition.Timed;
import dev.aisha.local.speech.recognition.SpeechRequest;
import dev.aisha.local.speech.tone.HearSymbols.Symbol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down what {@link ToneSpeech} said, exactly. A word that is not whole is written as what was left of it:
 * {@code w00~} where its end is missing, {@code ~17} where its beginning is, and {@code w0017?} where its check digit
 * does not fit. Every word is a segment of its own.
 */
public final class ToneRecogniser implements Recogniser {

    private static final int PARALLELISM = 64;

    /** Symbols of one word follow each other in 100 ms. */
    private static final Duration FARTHEST = Duration.ofMillis(160);

    @Override
    public String name() {
        return "tones";
    }

    @Override
    public int parallelism() {
        return PARALLELISM;
    }

    @Override
    public Recognition recognise(SpeechRequest request) {
        return hear(request.clip());
    }

    /** What is said in this clip. */
    public static Recognition hear(AudioClip clip) {
        var words = new ArrayList<Timed>();
        var word = new ArrayList<Symbol>();
        for (var symbol : HearSymbols.in(clip)) {
            if (!word.isEmpty() && !continues(word, symbol)) {
                words.add(written(word, clip.duration()));
                word.clear();
            }
            word.add(symbol);
        }
        if (!word.isEmpty()) {
            words.add(written(word, clip.duration()));
        }
        return Recognition.of(words);
    }

    private static boolean continues(List<Symbol> word, Symbol symbol) {
        var gap = symbol.start().minus(word.getLast().start());
        return symbol.value() != ToneCode.MARKER && gap.compareTo(FARTHEST) <= 0;
    }

    private static Timed written(List<Symbol> word, Duration clipEnd) {
        var start = word.getFirst().start();
        var end = word.getLast().start().plus(ToneCode.TONE);
        return new Timed(start, end.compareTo(clipEnd) < 0 ? end : max(start, clipEnd), spelling(word));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String spelling(List<Symbol> word) {
        var values = word.stream().mapToInt(Symbol::value).toArray();
        if (values[0] != ToneCode.MARKER) {
            // The last symbol is the check digit, no part of the number.
            return "~" + digits(values, 0, values.length - 1);
        }
        if (values.length < ToneCode.SYMBOLS) {
            return "w" + digits(values, 1, Math.min(values.length, ToneCode.DIGITS + 1)) + "~";
        }
        boolean fits = values.length == ToneCode.SYMBOLS && values[ToneCode.SYMBOLS - 1] == ToneCode.check(values);
        return "w" + digits(values, 1, ToneCode.DIGITS + 1) + (fits ? "" : "?");
    }

    private static String digits(int[] symbols, int from, int to) {
        var digits = new StringBuilder();
        for (int i = from; i < to; i++) {
            digits.append(symbols[i] < 10 ? Character.forDigit(symbols[i], 10) : '?');
        }
        return digits.toString();
    }
}
