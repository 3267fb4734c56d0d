package dev.aisha.worker.storage;

import jakarta.inject.Singleton;
import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the store answers and has the bucket. */
@Readiness
@Singleton
final class StoreHealth implements HealthCheck {
    private final ObjectStore store;

    StoreHealth(ObjectStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("store").status(isReady()).build();
    }

    private boolean isReady() {
        try {
            return store.hasBucket();
        } catch (IOException e) {
            return false;
        }
    }
}
