package dev.aisha.gateway.topup;

import dev.aisha.gateway.database.MigrateSchema;
import dev.aisha.gateway.telegram.IncomingPayment;
import dev.aisha.gateway.telegram.StarPayments;
import dev.aisha.gateway.topup.StarDifference.Kind;
import dev.aisha.gateway.work.Loops;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Compares our payments with Telegram's own list, one replica at a time, and reports what differs. A payment or refund that
 * we never heard of is seen to, as if we had.
 */
@Singleton
public final class ReconcileStars {
    private static final Logger LOG = Logger.getLogger(ReconcileStars.class);

    private final StarPayments stars;
    private final PaymentLedger ledger;
    private final StarDifferences differences;
    private final TakePayment takePayment;
    private final MigrateSchema schema;
    private final Loops loops;
    private final TopUpConfig config;
    private final Clock clock;
    private final AtomicLong known;

    ReconcileStars(
            StarPayments stars,
            PaymentLedger ledger,
            StarDifferences differences,
            TakePayment takePayment,
            MigrateSchema schema,
            Loops loops,
            TopUpConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.stars = stars;
        this.ledger = ledger;
        this.differences = differences;
        this.takePayment = takePayment;
        this.schema = schema;
        this.loops = loops;
        this.config = config;
        this.clock = clock;
        known = meters.gauge("aisha.star.differences", new AtomicLong());
    }

    void start(@Observes StartupEvent event) {
        loops.start("star-reconciliation", () -> {
            schema.await();
            reconcile();
            Thread.sleep(config.reconcileEvery());
            return true;
        });
    }

    /** Compares what has come to Telegram's list since the last time, if it is time for that. */
    public void reconcile() {
        Optional<Integer> position =
                differences.takeTurn(config.reconcileEvery().dividedBy(2));
        if (position.isPresent() && compareFrom(position.get())) {
            int missing = differences.findNotListed(clock.instant().minus(config.reconcileAfter()));
            if (missing > 0) {
                LOG.errorf("payments that Telegram does not list payments=%d", missing);
            }
        }
        known.set(differences.count());
    }

    /** False where Telegram did not answer; it goes on from there the next time. */
    private boolean compareFrom(int position) {
        int from = position;
        Optional<StarPayments.Page> page = stars.transactions(from);
        while (page.isPresent() && page.get().read() > 0) {
            page.get().payments().forEach(this::compare);
            from += page.get().read();
            differences.moveOn(from);
            page = stars.transactions(from);
        }
        return page.isPresent();
    }

    private void compare(IncomingPayment theirs) {
        Optional<StoredPayment> ours = ledger.find(theirs.chargeId());
        if (theirs.refund()) {
            if (ours.isPresent() && !ours.get().starsReturned()) {
                found(Kind.REFUND_NOT_KNOWN_HERE, theirs);
                takePayment.take(theirs);
            }
            return;
        }
        if (ours.isEmpty()) {
            found(Kind.NOT_KNOWN_HERE, theirs);
            takePayment.take(theirs);
        } else if (ours.get().stars() != theirs.stars() || ours.get().telegramId() != theirs.payerId()) {
            found(Kind.AMOUNT_DIFFERS, theirs);
        }
        differences.listed(theirs.chargeId());
    }

    private void found(Kind kind, IncomingPayment theirs) {
        if (differences.found(kind, theirs.chargeId(), theirs.payerId(), theirs.stars())) {
            LOG.errorf(
                    "Telegram's list differs kind=%s payment=%s stars=%d",
                    kind, PaymentLedger.id(theirs.chargeId()), theirs.stars());
        }
    }
}
