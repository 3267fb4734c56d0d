package dev.aisha.worker.transcript;

import dev.aisha.worker.transcript.SoundTrack.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Times where the engine gives none. Everybody speaks about as many letters in each second of sound; so a sentence ends
 * in the gap between two sounds that is nearest to its share of letters. Sentences with no gap of their own stay together,
 * unless that takes too long to read.
 */
final class SpreadOverSounds {
    /** How far off an estimate may be. */
    private static final Duration NEAR = Duration.ofSeconds(3);

    /** Longer than this no line is, if there is anywhere to break it. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** What a break costs, in shares of the line's length by which it is off the middle. */
    private static final double AT_CLAUSE = 0.15;

    private static final double AT_SPACE = 0.3;
    private static final double OFF_GAP_A_SECOND = 0.5;

    private final List<Word> words;
    private final SoundTrack track;
    private final List<Line> lines = new ArrayList<>();

    /** A break before a word. */
    private record Cut(int word, Place place) {}

    private SpreadOverSounds(Piece piece) {
        words = piece.words();
        track = new SoundTrack(piece.sounds());
    }

    static List<Line> lines(Piece piece) {
        SpreadOverSounds spread = new SpreadOverSounds(piece);
        List<Cut> cuts = spread.cuts();
        for (int i = 1; i < cuts.size(); i++) {
            spread.addLines(cuts.get(i - 1), cuts.get(i));
        }
        return spread.lines;
    }

    /** Of sentences that end near the same gap, the nearest one ends there. */
    private List<Cut> cuts() {
        Cut first = new Cut(0, track.beginning());
        Cut last = new Cut(words.size(), track.end());
        List<Cut> cuts = new ArrayList<>(List.of(first));
        for (int word = 1; word < words.size(); word++) {
            if (!Sentences.endBetween(words.get(word - 1), words.get(word))) {
                continue;
            }
            Duration heard = heardBefore(word, first, last);
            Optional<Place> gap = track.gapNear(heard, NEAR);
            if (gap.isEmpty()) {
                continue;
            }
            Cut cut = new Cut(word, gap.get());
            Cut previous = cuts.getLast();
            if (!previous.place().equals(cut.place())) {
                cuts.add(cut);
            } else if (SoundTrack.apart(cut.place(), heard)
                            .compareTo(SoundTrack.apart(cut.place(), heardBefore(previous.word(), first, last)))
                    < 0) {
                cuts.set(cuts.size() - 1, cut);
            }
        }
        cuts.add(last);
        return cuts;
    }

    private void addLines(Cut from, Cut to) {
        Span span = new Span(from.place().start(), to.place().end());
        Optional<Cut> cut = span.length().compareTo(LONGEST) > 0 ? bestBetween(from, to) : Optional.empty();
        if (cut.isEmpty()) {
            lines.add(new Line(span, words.subList(from.word(), to.word())));
            return;
        }
        addLines(from, cut.get());
        addLines(cut.get(), to);
    }

    private Optional<Cut> bestBetween(Cut from, Cut to) {
        return IntStream.range(from.word() + 1, to.word())
                .filter(word -> breakCost(word) < 1)
                .boxed()
                .min(Comparator.comparingDouble(
                        word -> breakCost(word) + Math.abs(share(word, from, to) - 0.5) + offGapCost(word, from, to)))
                .map(word -> new Cut(word, placeBetween(heardBefore(word, from, to), from, to)));
    }

    private double breakCost(int word) {
        if (Sentences.endBetween(words.get(word - 1), words.get(word))) {
            return 0;
        }
        if (Writing.endsClause(words.get(word - 1).written())) {
            return AT_CLAUSE;
        }
        return words.get(word).spaced() ? AT_SPACE : 1;
    }

    /** What is said up to a gap ends with the word that seems to be nearest to it. */
    private double offGapCost(int word, Cut from, Cut to) {
        Duration heard = heardBefore(word, from, to);
        Duration off = track.gapNear(heard, NEAR)
                .map(gap -> SoundTrack.apart(gap, heard))
                .orElse(NEAR);
        return OFF_GAP_A_SECOND * off.toMillis() / 1000;
    }

    private Place placeBetween(Duration heard, Cut from, Cut to) {
        return track.gapNear(heard, NEAR)
                .filter(gap -> gap.heard().compareTo(from.place().heard()) > 0)
                .filter(gap -> gap.heard().compareTo(to.place().heard()) < 0)
                .orElseGet(() -> track.at(heard));
    }

    private Duration heardBefore(int word, Cut from, Cut to) {
        Duration start = from.place().heard();
        double length = to.place().heard().minus(start).toMillis();
        return start.plusMillis(Math.round(length * share(word, from, to)));
    }

    /** Of the letters between two cuts, how many come before a word. */
    private double share(int word, Cut from, Cut to) {
        return (double) letters(from.word(), word) / letters(from.word(), to.word());
    }

    private int letters(int from, int to) {
        return words.subList(from, to).stream()
                .mapToInt(word -> word.key().length())
                .sum();
    }
}
