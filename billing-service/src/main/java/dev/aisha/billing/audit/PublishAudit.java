package dev.aisha.billing.audit;

import dev.aisha.billing.audit.AuditReport.Invariant;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells ops what an audit found: {@code aisha.billing.audit.broken} by invariant, the age of the finding, the totals, and
 * an error in the log for each invariant that is broken.
 */
@Singleton
final class PublishAudit {
    private static final Logger LOG = Logger.getLogger(PublishAudit.class);

    private final MultiGauge broken;
    private final AtomicReference<@Nullable AuditReport> last = new AtomicReference<>();

    PublishAudit(MeterRegistry metrics) {
        broken = MultiGauge.builder("aisha.billing.audit.broken")
                .description("things that break an invariant of the ledger")
                .register(metrics);
        gauge(
                metrics,
                "aisha.billing.audit.at",
                "seconds",
                report -> report.at().getEpochSecond());
        gauge(metrics, "aisha.billing.users", "users", report -> report.totals().users());
        gauge(
                metrics,
                "aisha.billing.coins.balance",
                "coins",
                report -> report.totals().balance().doubleValue());
        gauge(
                metrics,
                "aisha.billing.coins.held",
                "coins",
                report -> report.totals().held().doubleValue());
    }

    /** Of the last audit; not a number before the first. */
    private void gauge(MeterRegistry metrics, String name, String unit, ToDoubleFunction<AuditReport> figure) {
        metrics.gauge(name, Tags.of("unit", unit), last, report -> {
            AuditReport found = report.get();
            return found == null ? Double.NaN : figure.applyAsDouble(found);
        });
    }

    void publish(AuditReport report) {
        last.set(report);
        List<Row<?>> rows = report.invariants().stream()
                .<Row<?>>map(invariant -> Row.of(Tags.of("invariant", invariant.name()), invariant.figure()))
                .toList();
        broken.register(rows, true);
        report.invariants().stream().filter(invariant -> !invariant.holds()).forEach(PublishAudit::tell);
        LOG.infof(
                "ledger audited holds=%s users=%d",
                report.holds(), report.totals().users());
    }

    private static void tell(Invariant invariant) {
        LOG.errorf(
                "ledger is broken invariant=%s figure=%d userIds=%s",
                invariant.name(), invariant.figure(), invariant.users());
    }
}
