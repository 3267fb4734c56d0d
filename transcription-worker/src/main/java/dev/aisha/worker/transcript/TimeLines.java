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

    /** Within what there is to hear: engines let segments run into silence, and over the end of the chunk. */
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

    /** A line that begins before the last one ends has what is left; one with no time of its own goes with the last. */
    private static void addInOrder(List<Line> lines, Line line) {
        if (lines.isEmpty()) {
            lines.add(line);
            return;
        }
        Line last = lines.getLast();
        Span rest = line.span().within(new Span(last.span().end(), line.span().end()));
        if (last.span().isEmpty()) {
            lines.set(lines.size() - 1, last.and(line, rest));
        } else if (rest.isEmpty()) {
            lines.set(lines.size() - 1, last.and(line, last.span()));
        } else {
            lines.add(line.lasting(rest));
        }
    }
}
