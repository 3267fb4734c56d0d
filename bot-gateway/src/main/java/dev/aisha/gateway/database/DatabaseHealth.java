package dev.aisha.gateway.database;

import dev.aisha.gateway.peers.Peer;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when PostgreSQL answers and its schema is up to date. */
@Readiness
@ApplicationScoped
class DatabaseHealth implements HealthCheck, Peer {
    private final Database database;
    private final MigrateSchema schema;

    DatabaseHealth(Database database, MigrateSchema schema) {
        this.database = database;
        this.schema = schema;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database")
                .status(schema.isDone() && answers())
                .build();
    }

    @Override
    public String label() {
        return "postgresql";
    }

    @Override
    public boolean answers() {
        try {
            return database.row("SELECT 1").isPresent();
        } catch (DatabaseUnavailable e) {
            return false;
        }
    }
}
