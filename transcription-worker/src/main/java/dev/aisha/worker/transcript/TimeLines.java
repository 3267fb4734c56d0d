package dev.aisha.worker.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Gives every word a place in a timed line: the engine's segments where it gives them, else our own. */
final class TimeLines {
    private TimeLines() {}

    /** Lines that do not overlap, in order, with all words of the pieces. */
    static List<Line> of(List<Piece> pieces) {
        List<Line> lines = new ArrayList<>();
        for (Piece piece : pieces) {
            boolean fromEngine = piece.words().getFirst().segment() != null;
            for (Line line : fromEngine ? asTheEngineSays(piece) : SpreadOverSounds.lines(piece)) {
                addInOrder(lines, line);
            }
        }
        return lines;
    }

    /** Within what there is to hear: engines let segments begin and end in the silence around it. */
    private static List<Line> asTheEngineSays(Piece piece) {
        List<Span> sounds = piece.sounds();
        Span heard = new Span(sounds.getFirst().start(), sounds.getLast().end());
        List<Line> lines = new ArrayList<>();
        List<Word> words = piece.words();
        int from = 0;
        for (int i = 1; i <= words.size(); i++) {
            Span segment = Objects.requireNonNull(words.get(from).segment());
            if (i == words.size() || !segment.equals(words.get(i).segment())) {
                lines.add(new Line(segment.within(heard), words.subList(from, i)));
                from = i;
            }
        }
        return lines;
    }

    /** A line that begins before the last one ends takes the rest; with no time of its own, it goes with the last one. */
    private static void addInOrder(List<Line> lines, Line line) {
        if (lines.isEmpty()) {
            lines.add(line);
            return;
        }
        Line last = lines.getLast();
        Span rest = line.span().within(new Span(last.span().end(), line.span().end()));
        if (!rest.isEmpty() && !last.span().isEmpty()) {
            lines.add(line.lasting(rest));
            return;
        }
        lines.removeLast();
        lines.add(last.and(line, new Span(last.span().start(), rest.end())));
    }
}
