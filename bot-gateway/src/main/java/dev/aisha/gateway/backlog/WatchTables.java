package dev.aisha.gateway.backlog;

import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.database.DatabaseUnavailable;
import dev.aisha.gateway.database.MigrateSchema;
import dev.aisha.gateway.work.Loops;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks every few seconds at what the tables say is not at its end: jobs, texts that nobody could be shown yet, settlements,
 * and payments that wait for somebody. All replicas see the same, so of their gauges only one counts. While PostgreSQL is away
 * none has a value.
 */
@Singleton
public final class WatchTables {
    /** Jobs and deliveries by partial indexes; payments are few. */
    private static final String NOW = """
            SELECT accepted, reserved, quoted, queued,
                (SELECT min(concluded_at) FROM gateway.jobs WHERE settlement = 'DUE' AND due_at IS NOT NULL)
                    AS unsettled_since,
                (SELECT count(*) FROM gateway.deliveries WHERE state = 'READY' AND due_at IS NOT NULL) AS undelivered,
                (SELECT min(concluded_at) FROM gateway.deliveries JOIN gateway.jobs ON id = job_id
                    WHERE deliveries.state = 'READY' AND deliveries.due_at IS NOT NULL) AS undelivered_since,
                (SELECT count(*) FROM gateway.payments WHERE state = 'STUCK') AS stuck
            FROM (SELECT
                    count(*) FILTER (WHERE state = 'ACCEPTED') AS accepted,
                    count(*) FILTER (WHERE state = 'RESERVED' AND NOT quote_open) AS reserved,
                    count(*) FILTER (WHERE state = 'RESERVED' AND quote_open) AS quoted,
                    count(*) FILTER (WHERE state = 'QUEUED') AS queued
                FROM gateway.jobs WHERE state IN ('ACCEPTED', 'RESERVED', 'QUEUED')) AS open""";

    private static final List<String> STATES = List.of("accepted", "reserved", "quoted", "queued");

    private final Database database;
    private final MigrateSchema schema;
    private final Loops loops;
    private final BacklogConfig config;
    private final Clock clock;
    private final Map<String, Double> figures = new ConcurrentHashMap<>();

    WatchTables(
            Database database,
            MigrateSchema schema,
            Loops loops,
            BacklogConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.database = database;
        this.schema = schema;
        this.loops = loops;
        this.config = config;
        this.clock = clock;
        STATES.forEach(state -> gauge(meters, "aisha.jobs.open", Tags.of("state", state), state));
        gauge(meters, "aisha.texts.undelivered", Tags.empty(), "undelivered");
        gauge(meters, "aisha.texts.oldest.undelivered.seconds", Tags.empty(), "undelivered_since");
        gauge(meters, "aisha.settlements.oldest.due.seconds", Tags.empty(), "unsettled_since");
        gauge(meters, "aisha.payments.stuck", Tags.empty(), "stuck");
    }

    private void gauge(MeterRegistry meters, String name, Tags tags, String figure) {
        meters.gauge(name, tags, figures, all -> all.getOrDefault(figure, Double.NaN));
    }

    void start(@Observes StartupEvent event) {
        loops.start("tables", () -> {
            schema.await();
            look();
            Thread.sleep(config.every());
            return true;
        });
    }

    /** Looks once. */
    public void look() {
        try {
            database.row(NOW).ifPresent(this::read);
        } catch (DatabaseUnavailable away) {
            figures.clear();
        }
    }

    private void read(Row row) {
        STATES.forEach(state -> count(row, state));
        count(row, "undelivered");
        count(row, "stuck");
        age(row, "undelivered_since");
        age(row, "unsettled_since");
    }

    private void count(Row row, String column) {
        figures.put(column, (double) row.getLong(column));
    }

    private void age(Row row, String column) {
        @Nullable Instant since = Database.time(row, column);
        double age =
                since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
        figures.put(column, Math.max(0, age));
    }
}
