package dev.aisha.billing.audit;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Runs the audit by itself, every replica for itself, so that its metrics are there wherever they are read. */
@Singleton
final class AuditRegularly {
    private static final Logger LOG = Logger.getLogger(AuditRegularly.class);

    private final AuditLedger audit;

    AuditRegularly(AuditLedger audit) {
        this.audit = audit;
    }

    @Scheduled(
            identity = "audit",
            every = "${aisha.audit.every:1h}",
            delayed = "${aisha.audit.first-after:1m}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return audit.audit()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("ledger was not audited reason=%s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
