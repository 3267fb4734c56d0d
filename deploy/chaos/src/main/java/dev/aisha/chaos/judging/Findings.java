package dev.aisha.chaos.judging;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what the judges say. */
final class Findings {
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Map<Honest, Integer> honest = new EnumMap<>(Honest.class);

    void add(Verdict.Kind kind, String where, String what) {
        verdicts.add(new Verdict(kind, where, what));
    }

    void allow(Honest reason) {
        honest.merge(reason, 1, Integer::sum);
    }

    Judgement judgement() {
        return new Judgement(verdicts, honest);
    }
}
