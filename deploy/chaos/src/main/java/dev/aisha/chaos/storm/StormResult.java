package dev.aisha.chaos.storm;

import dev.aisha.chaos.history.History;
import dev.aisha.chaos.judging.Judgement;
import dev.aisha.chaos.plan.Plan;
import java.time.Duration;
import java.util.List;

/**
 * A run and what is to be said about it.
 *
 * @param failedFaults faults of the plan that could not be made, or not be mended
 * @param looks how often the books were looked at by SQL
 * @param audits how often billing answered with its own audit
 * @param ends how many entries were heard to be taken out of their lanes
 * @param blew from the first note or fault until everything was mended
 * @param rested from then until nothing was left to do, or until the bound
 */
public record StormResult(
        Plan plan,
        History history,
        Judgement judgement,
        List<String> failedFaults,
        int looks,
        int audits,
        int ends,
        Duration blew,
        Duration rested) {
    public StormResult {
        failedFaults = List.copyOf(failedFaults);
    }

    /** Whether nothing happened that must not. */
    public boolean isGood() {
        return judgement.verdicts().isEmpty();
    }
}
