package dev.aisha.chaos.judging;

import java.util.List;
import java.util.Map;

/**
 * What is to be said about a run.
 *
 * @param verdicts what must not be; none in a good run
 * @param honest what is allowed and has been seen, with how often
 */
public record Judgement(List<Verdict> verdicts, Map<Honest, Integer> honest) {
    public Judgement {
        verdicts = List.copyOf(verdicts);
        honest = Map.copyOf(honest);
    }
}
