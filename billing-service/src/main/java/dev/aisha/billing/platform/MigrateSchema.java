package dev.aisha.billing.platform;

import dev.aisha.platform.SchemaMigration;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Brings the schema up to date, trying until the database is there, so that services can be started in any order. The
 * service is not ready before. Replicas may do so at once: Flyway lets one of them through at a time.
 */
@Singleton
public final class MigrateSchema {
    private static final Logger LOG = Logger.getLogger(MigrateSchema.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Flyway flyway;
    private final Config config;
    private final Thread thread = Thread.ofVirtual().name("migrate-schema").unstarted(this::migrateUntilDone);
    private volatile boolean done;

    MigrateSchema(Flyway flyway, Config config) {
        this.flyway = flyway;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    /** Whether the schema is what this version needs. */
    boolean isDone() {
        return done;
    }

    private void migrateUntilDone() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!migrate()) {
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            LOG.debug("told to stop");
        }
    }

    private boolean migrate() {
        try {
            int migrations = SchemaMigration.run(flyway, config);
            LOG.infof("schema is up to date migrationsRun=%d", migrations);
            done = true;
        } catch (RuntimeException e) {
            LOG.warnf("schema is not migrated yet reason=%s", firstLine(e));
            LOG.debug("schema is not migrated yet", e);
        }
        return done;
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
