package dev.aisha.local.speech.tone;

import dev.aisha.local.speech.recognition.AudioClip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Hears the pairs of tones of {@link ToneCode} in a clip, by the Goertzel filter in steps of 5 ms. */
final class HearSymbols {

    private static final int STEP = AudioClip.SAMPLE_RATE * 5 / 1000;
    private static final int WINDOW = AudioClip.SAMPLE_RATE * 30 / 1000;

    /** A symbol sounds for 12 steps; one that was cut to less than 20 ms is not heard. */
    private static final int SHORTEST = 4;

    /** What share of a window's power must lie in the two tones. */
    private static final double PURE = 0.6;

    /** Below a third of the loudest step of the same symbol it is over: the gap, and what codecs smear into it. */
    private static final double FADED = 0.33 * 0.33;

    /** Silence, as mean power of 16 bit samples. */
    private static final double SILENT = 150 * 150;

    private static final int NONE = -1;
    private static final double[] HANN = hann();

    private final AudioClip clip;
    private final List<Symbol> symbols = new ArrayList<>();
    private int current = NONE;
    private int steps;
    private int firstStep;
    private double loudest;

    private HearSymbols(AudioClip clip) {
        this.clip = clip;
    }

    /** A symbol and about when it began. */
    record Symbol(int value, Duration start) {}

    static List<Symbol> in(AudioClip clip) {
        return new HearSymbols(clip).hear();
    }

    private List<Symbol> hear() {
        // Windows hang over both ends, so that a symbol at the very edge is heard too.
        int last = (clip.length() + WINDOW / 2) / STEP;
        for (int step = 0; step <= last; step++) {
            hear(step);
        }
        end();
        return symbols;
    }

    private void hear(int step) {
        double[] window = window(step * STEP - WINDOW / 2);
        double power = power(window);
        int symbol = power < SILENT ? NONE : symbolIn(window, power);
        if (symbol != current || (current != NONE && power < loudest * FADED)) {
            end();
            current = power < loudest * FADED ? NONE : symbol;
            firstStep = step;
            loudest = 0;
        }
        if (current != NONE) {
            steps++;
            loudest = Math.max(loudest, power);
        }
    }

    private void end() {
        Duration start = AudioClip.timeOf((long) firstStep * STEP);
        if (current != NONE && steps >= SHORTEST && !goesOn(start)) {
            symbols.add(new Symbol(current, start));
        }
        steps = 0;
    }

    /** Whether this is the same symbol still: a codec may let it fade in its midst, and the next begins in its own time. */
    private boolean goesOn(Duration start) {
        if (symbols.isEmpty()) {
            return false;
        }
        Symbol before = symbols.getLast();
        return before.value() == current && start.minus(before.start()).compareTo(ToneCode.TONE) < 0;
    }

    private double[] window(int from) {
        var window = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            int index = from + i;
            window[i] = index < 0 || index >= clip.length() ? 0 : clip.sample(index) * HANN[i];
        }
        return window;
    }

    private static double power(double[] window) {
        double sum = 0;
        for (double sample : window) {
            sum += sample * sample;
        }
        return sum / WINDOW;
    }

    private static int symbolIn(double[] window, double power) {
        double[] low = powers(window, ToneCode.LOW);
        double[] high = powers(window, ToneCode.HIGH);
        int lowest = strongest(low);
        int highest = strongest(high);
        // A Hann window lets a pure tone show two thirds of its power in its own bin.
        double share = (low[lowest] + high[highest]) * 1.5 / power;
        return share < PURE ? NONE : ToneCode.symbol(lowest, highest);
    }

    private static double[] powers(double[] window, double[] frequencies) {
        var powers = new double[frequencies.length];
        for (int i = 0; i < frequencies.length; i++) {
            powers[i] = goertzel(window, frequencies[i]);
        }
        return powers;
    }

    /** Mean power of the window at one frequency. */
    private static double goertzel(double[] window, double frequency) {
        double turn = 2 * Math.cos(2 * Math.PI * frequency / AudioClip.SAMPLE_RATE);
        double before = 0;
        double last = 0;
        for (double sample : window) {
            double now = sample + turn * last - before;
            before = last;
            last = now;
        }
        return 2 * (last * last + before * before - turn * last * before) / ((double) WINDOW * WINDOW);
    }

    private static int strongest(double[] powers) {
        int best = 0;
        for (int i = 1; i < powers.length; i++) {
            if (powers[i] > powers[best]) {
                best = i;
            }
        }
        return best;
    }

    private static double[] hann() {
        var hann = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            hann[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (WINDOW - 1));
        }
        return hann;
    }
}
