package dev.aisha.gateway.erasing;

import dev.aisha.gateway.database.MigrateSchema;
import dev.aisha.gateway.library.StoreUnavailable;
import dev.aisha.gateway.library.TranscriptStore;
import dev.aisha.gateway.work.Loops;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Erases objects from the store, as {@code gateway.erasures} lists them. */
@Singleton
public final class EraseObjects {
    private static final Logger LOG = Logger.getLogger(EraseObjects.class);

    private final Erasures erasures;
    private final ExpireAudio expireAudio;
    private final TranscriptStore store;
    private final MigrateSchema schema;
    private final Loops loops;
    private final ErasingConfig config;

    EraseObjects(
            Erasures erasures,
            ExpireAudio expireAudio,
            TranscriptStore store,
            MigrateSchema schema,
            Loops loops,
            ErasingConfig config) {
        this.erasures = erasures;
        this.expireAudio = expireAudio;
        this.store = store;
        this.schema = schema;
        this.loops = loops;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        loops.start("erasing", () -> {
            schema.await();
            expire();
            Thread.sleep(config.every());
            return true;
        });
    }

    /** Has all sound erased that is too old, and all else that is due. */
    public void expire() {
        boolean more;
        do {
            more = expireAudio.expire();
            eraseDue();
        } while (more);
    }

    /** Erases what is due. Where the store is away it is left to a later round. */
    public void eraseDue() {
        for (Optional<Erasures.Taken> next = erasures.take(); next.isPresent(); next = erasures.take()) {
            try {
                int objects = store.erase(next.get().prefix());
                erasures.erased(next.get());
                LOG.debugf("erased objects=%d", objects);
            } catch (StoreUnavailable e) {
                LOG.warnf("objects are not erased yet fault=%s", e.getMessage());
                return;
            }
        }
    }
}
