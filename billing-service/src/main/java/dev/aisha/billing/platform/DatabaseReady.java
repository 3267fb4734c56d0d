package dev.aisha.billing.platform;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the schema is migrated and for as long as PostgreSQL answers. */
@Readiness
@Singleton
final class DatabaseReady implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;
    private final MigrateSchema schema;

    DatabaseReady(Pool pool, MigrateSchema schema) {
        this.pool = pool;
        this.schema = schema;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return pool.withConnection(connection -> connection.query("select 1").execute())
                .map(rows -> schema.isDone()
                        ? response().up()
                        : response().withData("reason", "not migrated yet").down())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(
                        e -> response().withData("reason", "unreachable").down())
                .map(HealthCheckResponseBuilder::build);
    }

    private static HealthCheckResponseBuilder response() {
        return HealthCheckResponse.named("database");
    }
}
