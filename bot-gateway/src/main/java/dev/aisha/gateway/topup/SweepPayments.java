package dev.aisha.gateway.topup;

import dev.aisha.gateway.database.MigrateSchema;
import dev.aisha.gateway.work.Loops;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sees to payments that are due, at once when one comes, and again and again while billing or Telegram is away. */
@Singleton
public final class SweepPayments {
    private final PaymentLedger ledger;
    private final SettlePayment settle;
    private final MigrateSchema schema;
    private final Loops loops;
    private final TopUpConfig config;
    private final Semaphore news = new Semaphore(0);

    SweepPayments(PaymentLedger ledger, SettlePayment settle, MigrateSchema schema, Loops loops, TopUpConfig config) {
        this.ledger = ledger;
        this.settle = settle;
        this.schema = schema;
        this.loops = loops;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        loops.start("payments", () -> {
            schema.await();
            sweep();
            boolean unused = news.tryAcquire(config.retryEvery().toMillis(), TimeUnit.MILLISECONDS);
            news.drainPermits();
            return true;
        });
    }

    /** There is something to see to. */
    void soon() {
        news.release();
    }

    /** Sees to all that is due now. */
    public void sweep() {
        for (Optional<StoredPayment> due = ledger.takeDue(); due.isPresent(); due = ledger.takeDue()) {
            settle.settle(due.get());
        }
    }
}
