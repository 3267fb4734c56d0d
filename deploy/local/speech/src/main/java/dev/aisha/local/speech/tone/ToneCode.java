package dev.aisha.local.speech.tone;

import java.time.Duration;

/**
 * How a numbered word sounds: a marker, four digits and a check digit, each a pair of tones of 60 ms followed by 40 ms of
 * silence. The frequencies lie where every voice codec keeps them, and none is a harmonic of another.
 */
final class ToneCode {

    static final int MARKER = 15;
    static final int DIGITS = 4;

    /** Marker, digits, check digit. */
    static final int SYMBOLS = DIGITS + 2;

    static final Duration TONE = Duration.ofMillis(60);
    static final Duration GAP = Duration.ofMillis(40);
    static final Duration SYMBOL = TONE.plus(GAP);
    static final Duration WORD = SYMBOL.multipliedBy(SYMBOLS);

    /** Hertz. */
    static final double[] LOW = {530, 660, 790, 920};

    /** Hertz. */
    static final double[] HIGH = {1210, 1430, 1690, 1970};

    private static final int[] WEIGHTS = {1, 3, 7, 9};

    private ToneCode() {}

    static double low(int symbol) {
        return LOW[symbol / HIGH.length];
    }

    static double high(int symbol) {
        return HIGH[symbol % HIGH.length];
    }

    static int symbol(int low, int high) {
        return low * HIGH.length + high;
    }

    /** The six symbols of a word. */
    static int[] symbols(int number) {
        int[] symbols = {MARKER, number / 1000, number / 100 % 10, number / 10 % 10, number % 10, 0};
        symbols[SYMBOLS - 1] = check(symbols);
        return symbols;
    }

    /** The check digit of a word's symbols; the weights share no factor with 10, so a single wrong digit shows. */
    static int check(int[] symbols) {
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            sum += WEIGHTS[i] * symbols[i + 1];
        }
        return sum % 10;
    }
}
