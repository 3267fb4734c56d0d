package dev.aisha.worker.storage;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** At start: makes the bucket, and leaves again where encryption is required of a store that has none. */
@Singleton
final class PrepareStore {
    private static final Logger LOG = Logger.getLogger(PrepareStore.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final ObjectStore store;
    private final StoreConfig config;

    PrepareStore(ObjectStore store, StoreConfig config) {
        this.store = store;
        this.config = config;
    }

    void start(@Observes StartupEvent start) {
        Thread.ofVirtual().name("prepare-store").start(this::untilPrepared);
    }

    private void untilPrepared() {
        while (!prepared()) {
            try {
                Thread.sleep(BETWEEN_TRIES);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean prepared() {
        try {
            store.makeBucket();
            if (config.sse() == StoreConfig.Encryption.REQUIRED && !store.canEncrypt()) {
                LOG.fatal("MINIO_SSE is required, but the store does not encrypt: leaving");
                Quarkus.asyncExit(1);
            }
            return true;
        } catch (IOException e) {
            LOG.debugf("store not ready problem=%s", e.getMessage());
            return false;
        }
    }
}
