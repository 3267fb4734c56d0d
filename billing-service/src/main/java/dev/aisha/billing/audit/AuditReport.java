package dev.aisha.billing.audit;

import java.time.Instant;
import java.util.List;

/**
 * The state of the ledger at a moment.
 *
 * @param at when it was looked at
 * @param holds whether every invariant does
 * @param invariants each with its figure
 */
public record AuditReport(Instant at, boolean holds, List<Invariant> invariants) {

    static AuditReport of(Instant at, List<Invariant> invariants) {
        return new AuditReport(at, invariants.stream().allMatch(Invariant::holds), invariants);
    }

    /**
     * Something that is always so.
     *
     * @param name stable, for alerts
     * @param figure how many users, days, reservations or transactions break it
     * @param holds whether there are none
     */
    public record Invariant(String name, long figure, boolean holds) {

        static Invariant brokenBy(String name, long figure) {
            return new Invariant(name, figure, figure == 0);
        }
    }
}
