package dev.aisha.gateway.library;

import dev.aisha.gateway.peers.Peer;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the object store answers and has our bucket. */
@Readiness
@ApplicationScoped
class StoreHealth implements HealthCheck, Peer {
    private final TranscriptStore store;

    StoreHealth(TranscriptStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("store").status(answers()).build();
    }

    @Override
    public String label() {
        return "store";
    }

    @Override
    public boolean answers() {
        try {
            return store.isThere();
        } catch (StoreUnavailable e) {
            return false;
        }
    }
}
