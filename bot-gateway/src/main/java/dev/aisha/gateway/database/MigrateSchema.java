package dev.aisha.gateway.database;

import dev.aisha.gateway.work.Loops;
import dev.aisha.platform.SchemaMigration;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Brings the {@code gateway} schema up to date, as soon as the database is there. Replicas that start together take
 * turns by Flyway's own lock; one that loses a race for the schema itself tries again.
 */
@Singleton
public final class MigrateSchema {
    private static final Logger LOG = Logger.getLogger(MigrateSchema.class);

    private final Flyway flyway;
    private final Config config;
    private final Loops loops;
    private final CountDownLatch migrated = new CountDownLatch(1);

    MigrateSchema(Flyway flyway, Config config, Loops loops) {
        this.flyway = flyway;
        this.config = config;
        this.loops = loops;
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        loops.start("migrate", () -> {
            int migrations = SchemaMigration.run(flyway, config);
            LOG.infof("schema is up to date migrations=%d", migrations);
            migrated.countDown();
            return false;
        });
    }

    /** Waits until the schema is up to date. */
    public void await() throws InterruptedException {
        migrated.await();
    }

    /** Whether the schema is up to date. */
    public boolean isDone() {
        return migrated.getCount() == 0;
    }
}
