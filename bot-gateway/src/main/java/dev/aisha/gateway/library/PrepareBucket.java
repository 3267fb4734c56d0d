package dev.aisha.gateway.library;

import dev.aisha.gateway.work.Loops;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Makes the bucket if it is missing, as soon as the store is there. */
@Singleton
final class PrepareBucket {
    private static final Logger LOG = Logger.getLogger(PrepareBucket.class);

    private final TranscriptStore store;
    private final Loops loops;

    PrepareBucket(TranscriptStore store, Loops loops) {
        this.store = store;
        this.loops = loops;
    }

    void start(@Observes StartupEvent event) {
        loops.start("bucket", () -> {
            if (!store.isThere()) {
                store.make();
                LOG.info("bucket made");
            }
            return false;
        });
    }
}
