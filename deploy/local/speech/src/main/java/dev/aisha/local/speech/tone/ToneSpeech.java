package dev.aisha.local.speech.tone;

import dev.aisha.local.speech.recognition.AudioClip;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A speech of numbered words, {@code w0000} to {@code w9999}, that {@link ToneRecogniser} can write down again exactly.
 * A word takes 600 ms; pauses are the caller's.
 *
 * <pre>{@code
 * var speech = ToneSpeech.words(0, 400).pause(Duration.ofMillis(300)).pauseEvery(20, Duration.ofSeconds(1));
 * byte[] file = speech.wav();
 * }</pre>
 *
 * @param numbers the words in order
 * @param lead silence before the first word
 * @param pause silence after every word; zero lets the words run together
 * @param every after how many words the longer pause comes; 0 for never
 * @param longPause silence instead of {@code pause} after every {@code every}th word
 */
public record ToneSpeech(List<Integer> numbers, Duration lead, Duration pause, int every, Duration longPause) {

    /** How long one word takes without its pause. */
    public static final Duration WORD = ToneCode.WORD;

    private static final double AMPLITUDE = 9_000;
    private static final int RAMP = AudioClip.SAMPLE_RATE * 5 / 1000;
    private static final Pattern WORD_OR_REST = Pattern.compile("\\S+");
    private static final Pattern WHOLE_WORD = Pattern.compile("w\\d{4}");

    public ToneSpeech {
        numbers = List.copyOf(numbers);
        if (numbers.stream().anyMatch(number -> number < 0 || number > 9999)) {
            throw new IllegalArgumentException("words are numbered from 0 to 9999");
        }
    }

    /** The words from {@code first} (inclusive) to {@code end} (exclusive), with pauses of 200 ms. */
    public static ToneSpeech words(int first, int end) {
        return words(IntStream.range(first, end).boxed().toList());
    }

    /** These words, with pauses of 200 ms. */
    public static ToneSpeech words(List<Integer> numbers) {
        return new ToneSpeech(numbers, Duration.ZERO, Duration.ofMillis(200), 0, Duration.ZERO);
    }

    public ToneSpeech lead(Duration lead) {
        return new ToneSpeech(numbers, lead, pause, every, longPause);
    }

    public ToneSpeech pause(Duration pause) {
        return new ToneSpeech(numbers, lead, pause, every, longPause);
    }

    public ToneSpeech pauseEvery(int every, Duration longPause) {
        return new ToneSpeech(numbers, lead, pause, every, longPause);
    }

    /** What the recogniser writes for the whole speech: {@code "w0000 w0001 …"}. */
    public String text() {
        return String.join(" ", numbers.stream().map(ToneSpeech::word).toList());
    }

    /** How a number is written: {@code w0017}. */
    public static String word(int number) {
        return "w%04d".formatted(number);
    }

    /**
     * The numbers of the words in a text, in order.
     *
     * @throws IllegalArgumentException when a word is not whole: it was cut, or is none of ours
     */
    public static List<Integer> numbers(String text) {
        return WORD_OR_REST
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(ToneSpeech::number)
                .toList();
    }

    private static int number(String word) {
        if (!WHOLE_WORD.matcher(word).matches()) {
            throw new IllegalArgumentException("not a whole word: " + word);
        }
        return Integer.parseInt(word.substring(1));
    }

    /** How long the speech takes, pauses included. */
    public Duration duration() {
        return startOf(numbers.size());
    }

    /** When the word of this index (counted from 0) begins. */
    public Duration startOf(int index) {
        int longPauses = every == 0 ? 0 : index / every;
        return lead.plus(WORD.plus(pause).multipliedBy(index))
                .plus(longPause.minus(pause).multipliedBy(longPauses));
    }

    /** The speech as decoded audio. */
    public AudioClip clip() {
        var samples = new short[index(duration())];
        for (int word = 0; word < numbers.size(); word++) {
            int[] symbols = ToneCode.symbols(numbers.get(word));
            for (int i = 0; i < symbols.length; i++) {
                play(symbols[i], samples, index(startOf(word).plus(ToneCode.SYMBOL.multipliedBy(i))));
            }
        }
        return AudioClip.of(samples);
    }

    /** The speech as a WAV file: 16 kHz, mono, 16 bit. */
    public byte[] wav() {
        return clip().wav();
    }

    private static void play(int symbol, short[] samples, int from) {
        int length = index(ToneCode.TONE);
        for (int i = 0; i < length; i++) {
            double time = (double) i / AudioClip.SAMPLE_RATE;
            double tones = Math.sin(2 * Math.PI * ToneCode.low(symbol) * time)
                    + Math.sin(2 * Math.PI * ToneCode.high(symbol) * time);
            double ramp = Math.min(1, Math.min(i, length - 1 - i) / (double) RAMP);
            samples[from + i] = (short) Math.round(AMPLITUDE * ramp * tones);
        }
    }

    private static int index(Duration time) {
        return (int) (time.toNanos() * AudioClip.SAMPLE_RATE / 1_000_000_000L);
    }
}
