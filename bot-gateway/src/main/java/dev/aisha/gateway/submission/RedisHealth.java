package dev.aisha.gateway.submission;

import dev.aisha.gateway.peers.Peer;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when Redis answers. */
@Readiness
@ApplicationScoped
class RedisHealth implements HealthCheck, Peer {
    private final RedisDataSource redis;

    RedisHealth(RedisDataSource redis) {
        this.redis = redis;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("redis").status(answers()).build();
    }

    @Override
    public String label() {
        return "redis";
    }

    @Override
    public boolean answers() {
        try {
            return redis.execute("PING") != null;
        } catch (RuntimeException e) { // whatever the client throws: it did not answer
            return false;
        }
    }
}
