package dev.aisha.gateway.exporting;

import dev.aisha.gateway.database.MigrateSchema;
import dev.aisha.gateway.temporary.TemporaryFiles;
import dev.aisha.gateway.work.Loops;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sees to exports that are due, one at a time in each replica: at once when one is asked for, and again and again later. */
@Singleton
public final class SweepExports {
    private final Exports exports;
    private final SendExport sendExport;
    private final TemporaryFiles temporary;
    private final MigrateSchema schema;
    private final Loops loops;
    private final ExportingConfig config;
    private final Semaphore news = new Semaphore(0);

    SweepExports(
            Exports exports,
            SendExport sendExport,
            TemporaryFiles temporary,
            MigrateSchema schema,
            Loops loops,
            ExportingConfig config) {
        this.exports = exports;
        this.sendExport = sendExport;
        this.temporary = temporary;
        this.schema = schema;
        this.loops = loops;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        loops.start("exports", () -> {
            temporary.open();
            schema.await();
            exports.forgetOld();
            sweep();
            boolean unused = news.tryAcquire(config.every().toMillis(), TimeUnit.MILLISECONDS);
            news.drainPermits();
            return true;
        });
    }

    /** There is one. */
    void soon() {
        news.release();
    }

    /** Packs and sends all that are due now. */
    public void sweep() {
        for (Optional<Export> due = exports.take(); due.isPresent(); due = exports.take()) {
            sendExport.send(due.get());
        }
    }
}
