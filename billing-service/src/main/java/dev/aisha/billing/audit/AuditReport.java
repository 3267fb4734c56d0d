package dev.aisha.billing.audit;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The state of the ledger at a moment.
 *
 * @param at when it was looked at
 * @param holds whether every invariant does
 * @param totals of all accounts
 * @param invariants each with its figure
 */
public record AuditReport(Instant at, boolean holds, Totals totals, List<Invariant> invariants) {

    static AuditReport of(Instant at, Totals totals, List<Invariant> invariants) {
        return new AuditReport(at, invariants.stream().allMatch(Invariant::holds), totals, invariants);
    }

    /**
     * What all accounts hold together.
     *
     * @param users how many accounts, erased ones included
     * @param balance sum of balances, in coins
     * @param held of these, set aside for jobs under way
     */
    public record Totals(
            long users,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal balance,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal held) {}

    /**
     * Something that is always so.
     *
     * @param name stable, for alerts
     * @param figure how many users, days, reservations, transactions or codes break it
     * @param holds whether there are none
     * @param users billing's ids of up to 20 users whose things they are
     */
    public record Invariant(String name, long figure, boolean holds, List<UUID> users) {

        static Invariant brokenBy(String name, long figure, List<UUID> users) {
            return new Invariant(name, figure, figure == 0, users);
        }
    }
}
