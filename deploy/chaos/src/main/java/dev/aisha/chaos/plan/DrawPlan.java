package dev.aisha.chaos.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Draws a plan from a seed. Notes and faults have a generator each, so that a new kind of fault leaves the notes as they
 * were. Faults are drawn like cards: each kind has come once before one comes twice.
 */
public final class DrawPlan {
    private static final Duration FIRST_FAULT = Duration.ofSeconds(2);
    private static final long TEN_HOURS = 36_000;
    private static final int MOST_WORDS = 10_000;
    private static final long WORD_MILLIS = 800;
    private static final int MOST_REPEATS = 4;

    private final Weather weather;
    private final Random random;
    private int nextWord;

    private DrawPlan(Weather weather, long seed) {
        this.weather = weather;
        this.random = new Random(seed);
    }

    /** The plan of a seed; the same for the same weather, on every machine. */
    public static Plan draw(long seed, Weather weather) {
        return new Plan(
                seed, weather, new DrawPlan(weather, seed).sendings(), new DrawPlan(weather, ~seed).disturbances());
    }

    private List<Sending> sendings() {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < weather.notes(); i++) {
            times.add(Duration.ofMillis(
                    (long) (random.nextDouble() * weather.length().toMillis())));
        }
        Collections.sort(times);
        List<Sending> sendings = new ArrayList<>();
        for (Duration at : times) {
            sendings.add(sending(sendings.size(), at));
        }
        return sendings;
    }

    private Sending sending(int number, Duration at) {
        int user = random.nextInt(weather.users());
        NoteKind kind = kind(random.nextInt(100));
        long seconds = kind == NoteKind.TOO_EXPENSIVE ? 5 : seconds();
        int words = kind.isSpoken() || kind == NoteKind.TOO_EXPENSIVE ? wordsIn(seconds) : 0;
        if (nextWord + words > MOST_WORDS) {
            nextWord = 0;
        }
        int firstWord = nextWord;
        nextWord += words;
        int repeats = random.nextInt(6) == 0 ? 1 + random.nextInt(MOST_REPEATS) : 0;
        return new Sending(number, at, user, kind, seconds, announced(kind, seconds), firstWord, words, repeats);
    }

    private static NoteKind kind(int percent) {
        if (percent < 66) {
            return NoteKind.SPEECH;
        }
        if (percent < 75) {
            return NoteKind.UNDERSTATED;
        }
        if (percent < 83) {
            return NoteKind.SILENCE;
        }
        return percent < 92 ? NoteKind.BROKEN : NoteKind.TOO_EXPENSIVE;
    }

    /** Most notes are short, some last minutes. */
    private long seconds() {
        int percent = random.nextInt(100);
        long seconds = percent < 65
                ? 5 + random.nextInt(16)
                : percent < 90 ? 20 + random.nextInt(51) : 70 + random.nextInt(131);
        return Math.min(seconds, weather.longest().toSeconds());
    }

    /** As many as there is room for, with at least 0.7 s of silence before them. */
    private static int wordsIn(long seconds) {
        return (int) ((seconds * 1000 - 1200) / WORD_MILLIS);
    }

    private static Duration announced(NoteKind kind, long seconds) {
        return Duration.ofSeconds(
                switch (kind) {
                    case SPEECH, SILENCE, BROKEN -> seconds;
                    case UNDERSTATED -> 1;
                    case TOO_EXPENSIVE -> TEN_HOURS;
                });
    }

    private List<Disturbance> disturbances() {
        List<Disturbance> disturbances = new ArrayList<>();
        List<FaultKind> deck = new ArrayList<>();
        Duration at = FIRST_FAULT;
        while (at.compareTo(weather.length()) < 0) {
            if (deck.isEmpty()) {
                deck.addAll(weather.faults());
                Collections.shuffle(deck, random);
            }
            disturbances.add(disturbance(at, deck.removeLast()));
            at = at.plus(Duration.ofMillis(
                    (long) ((0.5 + random.nextDouble()) * weather.calm().toMillis())));
        }
        disturbances.sort(Comparator.comparing(Disturbance::at));
        return disturbances;
    }

    private Disturbance disturbance(Duration at, FaultKind kind) {
        int range = kind.mostSeconds() - kind.leastSeconds();
        long millis = kind.leastSeconds() * 1000L + (long) (random.nextDouble() * range * 1000);
        return new Disturbance(at, kind, Duration.ofMillis(millis), random.nextInt(1_000_000));
    }
}
