package dev.aisha.worker.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the chunks' words together: none doubled where chunks overlap, marks and spaces as one writes them. */
final class JoinPieces {
    private final List<Piece> joined = new ArrayList<>();

    private JoinPieces() {}

    /** What is left of the pieces, in order, without those that have no words. */
    static List<Piece> join(List<Piece> pieces) {
        JoinPieces join = new JoinPieces();
        pieces.forEach(join::add);
        return join.joined;
    }

    private void add(Piece next) {
        if (next.isEmpty()) {
            return;
        }
        if (joined.isEmpty()) {
            joined.add(next);
            return;
        }
        Piece last = joined.removeLast();
        Optional<Seam> seam = FindSeam.between(last, next);
        Piece earlier = seam.map(last::upTo).orElse(last);
        Piece later = seam.map(next::from).orElse(next);
        if (seam.map(Seam::shared).orElse(false)) {
            Word shared = next.words().get(seam.orElseThrow().skip() - 1);
            joined.add(earlier.endingWith(earlier.words().getLast().endingAs(shared)));
            if (!later.isEmpty()) {
                joined.add(later);
            }
        } else if (earlier.isEmpty()) {
            add(later);
        } else if (later.isEmpty()) {
            joined.add(earlier);
        } else {
            joined.add(MendJoin.ending(earlier, later));
            joined.add(MendJoin.beginning(earlier, later));
        }
    }
}
