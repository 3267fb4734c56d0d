package dev.aisha.platform;

import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a schema up to date. A migration may take as long as it needs, so its connections are patient; but most starts
 * find nothing to migrate, and must not wait as patiently on a connection that a network has swallowed. So it looks
 * first, on connections of its own that are not.
 */
public final class SchemaMigration {
    /** In seconds, as pgjdbc takes them. */
    private static final Map<String, String> IMPATIENT =
            Map.of("connectTimeout", "3", "loginTimeout", "5", "socketTimeout", "5");

    private SchemaMigration() {}

    /**
     * Runs what migrations there are to be run; to be repeated where it fails.
     *
     * @param patient as configured, whatever its connections
     * @param config says where the database is, by {@code quarkus.datasource.*}
     * @return how many it ran
     * @throws FlywayException if the database is away or does not answer, or refuses a migration
     */
    public static int run(Flyway patient, Config config) {
        return looking(patient, config).info().pending().length == 0 ? 0 : patient.migrate().migrationsExecuted;
    }

    private static Flyway looking(Flyway patient, Config config) {
        return Flyway.configure(patient.getConfiguration().getClassLoader())
                .configuration(patient.getConfiguration())
                .dataSource(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class))
                .jdbcProperties(IMPATIENT)
                .load();
    }
}
