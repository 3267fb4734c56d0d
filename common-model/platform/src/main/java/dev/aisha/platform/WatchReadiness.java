package dev.aisha.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks every few seconds at what readiness says, and shows each of its checks as a gauge, {@code aisha_ready} with the
 * check's name: 1 while it is up, else 0. So an alert can name what is missing, though nobody asks for readiness.
 */
@Singleton
final class WatchReadiness {
    private static final Logger LOG = Logger.getLogger(WatchReadiness.class);

    private final SmallRyeHealthReporter health;
    private final MeterRegistry meters;
    private final Vertx vertx;
    private final Duration every;
    private final Map<String, AtomicInteger> checks = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();

    WatchReadiness(
            SmallRyeHealthReporter health,
            MeterRegistry meters,
            Vertx vertx,
            @ConfigProperty(name = "aisha.readiness.every", defaultValue = "10s") Duration every) {
        this.health = health;
        this.meters = meters;
        this.vertx = vertx;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        look();
        vertx.setPeriodic(every.toMillis(), timer -> look());
    }

    /** Each check bounds itself; while one look goes on, there is no other. */
    private void look() {
        if (looking.compareAndSet(false, true)) {
            health.getReadinessAsync()
                    .onTermination()
                    .invoke(() -> looking.set(false))
                    .subscribe()
                    .with(this::saw, fault -> LOG.debugf("readiness could not be asked for problem=%s", fault));
        }
    }

    private void saw(SmallRyeHealth answer) {
        for (JsonObject check : answer.getPayload().getJsonArray("checks").getValuesAs(JsonObject.class)) {
            checks.computeIfAbsent(check.getString("name"), this::gauge)
                    .set("UP".equals(check.getString("status")) ? 1 : 0);
        }
    }

    private AtomicInteger gauge(String check) {
        AtomicInteger up = new AtomicInteger();
        return meters.gauge("aisha.ready", Tags.of("check", check), up, AtomicInteger::get);
    }
}
