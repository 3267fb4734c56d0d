package dev.aisha.billing.audit;

import dev.aisha.billing.audit.AuditReport.Invariant;
import dev.aisha.billing.audit.AuditReport.Totals;
import dev.aisha.billing.platform.Database;
import dev.aisha.billing.platform.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Counts what breaks the invariants of the ledger. One statement sees one snapshot, whatever is written meanwhile. It reads
 * the whole ledger, so it has its own limit of time.
 */
@Singleton
public final class AuditLedger {
    private static final Sql AUDIT = Sql.load("audit/audit-ledger.sql");

    /** A job lives for minutes or hours: a hold that is older than this was forgotten. */
    private static final Duration LONGEST_HOLD = Duration.ofHours(24);

    private final Database database;
    private final AuditRules rules;
    private final PublishAudit publish;
    private final Clock clock;

    AuditLedger(Database database, AuditRules rules, PublishAudit publish, Clock clock) {
        this.database = database;
        this.rules = rules;
        this.publish = publish;
        this.clock = clock;
    }

    public Uni<AuditReport> audit() {
        Instant now = clock.instant();
        return database.runLong(AUDIT.with("forgotten", now.minus(LONGEST_HOLD)), rules.longest())
                .map(rows -> AuditReport.of(now, totals(rows.getFirst()), invariants(rows)))
                .invoke(publish::publish);
    }

    private static List<Invariant> invariants(List<Row> rows) {
        return rows.stream().map(AuditLedger::invariant).toList();
    }

    private static Invariant invariant(Row row) {
        List<UUID> users = Optional.ofNullable(row.getArrayOfUUIDs("user_ids"))
                .map(List::of)
                .orElse(List.of());
        return Invariant.brokenBy(row.getString("name"), row.getLong("figure"), users);
    }

    private static Totals totals(Row row) {
        return new Totals(row.getLong("users"), row.getBigDecimal("balance"), row.getBigDecimal("held"));
    }
}
