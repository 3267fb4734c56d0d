package dev.aisha.chaos.soak;

import dev.aisha.chaos.storm.StormResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A run and what is to be said about it.
 *
 * @param run what was sent, seen and paid, and how it was judged
 * @param moments the rests, the first at the end of the warm-up
 */
record SoakResult(StormResult run, List<Moment> moments) {
    SoakResult {
        moments = List.copyOf(moments);
    }

    /** What must not be, in words. */
    List<String> findings() {
        List<String> findings = new ArrayList<>(JudgeGrowth.judge(moments));
        run.judgement().verdicts().forEach(verdict -> findings.add(verdict.toString()));
        run.judgement().honest().forEach((reason, count) -> findings.add(reason.words() + ": " + count));
        return findings;
    }
}
