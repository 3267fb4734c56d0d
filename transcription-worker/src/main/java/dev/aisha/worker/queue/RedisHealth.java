package dev.aisha.worker.queue;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while Redis answers. */
@Readiness
@Singleton
final class RedisHealth implements HealthCheck {
    private final JobQueue queue;

    RedisHealth(JobQueue queue) {
        this.queue = queue;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("redis").status(answers()).build();
    }

    private boolean answers() {
        try {
            return queue.answers();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
