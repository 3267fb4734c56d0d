package dev.aisha.worker.transcript;

import dev.aisha.worker.speech.RecognisedText.TimedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/**
 * Somebody speaks without a pause, is cut anywhere, with and without overlaps, and heard as engines hear: a word that a
 * cut goes through is garbled, left out, or guessed; a text begins with a capital and ends with a full stop.
 */
final class HearAnything {
    private static final int GARBLED = 1000;

    private final Random random;
    private final Tongue tongue;
    private final boolean marks;
    private final Times times;
    private final List<TimedText> spoken = new ArrayList<>();
    private int garbled = GARBLED;

    /** Which chunks have times of words. */
    enum Times {
        ALWAYS,
        SOMETIMES,
        NEVER
    }

    HearAnything(Random random, Tongue tongue, boolean marks, Times times, IntUnaryOperator vocabulary) {
        this.random = random;
        this.tongue = tongue;
        this.marks = marks;
        this.times = times;
        double time = 0;
        for (int i = 0; i < 40 + random.nextInt(80); i++) {
            double end = time + 0.15 + random.nextDouble(tongue.space.isEmpty() ? 0.15 : 0.5);
            spoken.add(Chunks.timed(time, end, tongue.word(vocabulary.applyAsInt(i))));
            time = end + random.nextDouble(0.1);
        }
    }

    List<String> said() {
        return spoken.stream().map(TimedText::text).toList();
    }

    Chunks heard() {
        Chunks chunks = new Chunks();
        double length = seconds(spoken.getLast().end());
        double start = 0;
        while (start < length) {
            double end = start + 8 + random.nextDouble(8);
            boolean last = length - end < 8;
            boolean overlaps = random.nextInt(4) > 0;
            double overlap = overlaps ? 2 + random.nextDouble(1.5) : 0;
            end = last ? length : overlaps ? end : betweenWords(end);
            hear(chunks, start, end);
            start = last ? length : end - overlap;
        }
        return chunks;
    }

    private double betweenWords(double time) {
        return spoken.stream()
                .mapToDouble(word -> seconds(word.end()))
                .filter(end -> end <= time)
                .max()
                .orElseThrow();
    }

    private void hear(Chunks chunks, double start, double end) {
        List<TimedText> words = new ArrayList<>();
        for (TimedText word : spoken) {
            double from = seconds(word.start()) - start;
            double to = seconds(word.end()) - start;
            if (to <= 0 || from >= end - start) {
                continue;
            }
            boolean cut = from < 0 || to > end - start;
            int luck = cut ? random.nextInt(3) : 0;
            if (!cut || luck > 0) {
                String text = luck == 1 ? tongue.word(garbled++) : word.text();
                words.add(Chunks.timed(Math.max(0, from + blur()), Math.max(0, to + blur()), text));
            }
        }
        boolean timed = times == Times.ALWAYS || (times == Times.SOMETIMES && random.nextBoolean());
        List<TimedText> segments = random.nextBoolean() ? segments(words) : List.of();
        chunks.heard(start, end, List.of(), text(words), segments, timed ? words : List.of());
    }

    /** Two runs of an engine do not hear a word at quite the same time. */
    private double blur() {
        return random.nextDouble(0.06) - 0.03;
    }

    private List<TimedText> segments(List<TimedText> words) {
        List<TimedText> segments = new ArrayList<>();
        for (int i = 0; i < words.size(); i += 7) {
            List<TimedText> some = words.subList(i, Math.min(words.size(), i + 7));
            String text =
                    String.join(tongue.space, some.stream().map(TimedText::text).toList());
            segments.add(new TimedText(some.getFirst().start(), some.getLast().end(), text));
        }
        return segments;
    }

    private String text(List<TimedText> words) {
        StringBuilder text = new StringBuilder();
        boolean begins = marks;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            text.append(i > 0 ? tongue.space : "");
            text.append(begins ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word);
            begins = marks && (random.nextInt(6) == 0 || i == words.size() - 1);
            text.append(begins ? tongue.end : "");
        }
        return text.toString();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
