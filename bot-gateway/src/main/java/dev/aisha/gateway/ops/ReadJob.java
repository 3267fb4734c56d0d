package dev.aisha.gateway.ops;

import static java.util.Objects.requireNonNull;

import dev.aisha.contract.Lane;
import dev.aisha.gateway.database.Database;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the gateway's tables have of one job; nothing of what was said in it, and no name of its file. */
@Singleton
final class ReadJob {
    /** Two are enough to know that the beginning of an id is not one job's. */
    private static final String FIND = "SELECT id FROM gateway.jobs WHERE id BETWEEN $1 AND $2 ORDER BY id LIMIT 2";

    private static final String FIELDS = """
            SELECT jobs.state, jobs.sender_id, rendition, rendition_of, rendition_language, rendition_coins, media_kind, file_size, announced_seconds, held_seconds, seconds, lane, place,
                entry_id, quote_open, coalesce(failure, rejection) AS code, settlement, price, free_seconds,
                deliveries.state AS delivery, deliveries.attempts, deliveries.reason, repeats,
                transcript_metadata->>'engine' AS engine, transcript_metadata->>'language' AS language,
                transcript_metadata->>'characters' AS characters, transcript_metadata->>'segments' AS segments,
                transcript_metadata->>'chunks' AS chunks, transcript_metadata->>'processingMillis' AS processing_millis
            FROM gateway.jobs LEFT JOIN gateway.deliveries ON job_id = jobs.id
            LEFT JOIN gateway.transcripts ON transcripts.id = jobs.id
            WHERE jobs.id = $1""";

    private static final List<String> SHOWN = List.of(
            "state",
            "code",
            "sender_id",
            "rendition",
            "rendition_of",
            "rendition_language",
            "rendition_coins",
            "media_kind",
            "file_size",
            "announced_seconds",
            "held_seconds",
            "seconds",
            "lane",
            "place",
            "quote_open",
            "settlement",
            "price",
            "free_seconds",
            "delivery",
            "attempts",
            "reason",
            "repeats",
            "engine",
            "language",
            "characters",
            "segments",
            "chunks",
            "processing_millis");

    private static final String EVENTS = """
            SELECT at, event FROM (
                SELECT id, at, event FROM gateway.job_events WHERE job_id = $1 ORDER BY id DESC LIMIT $2) AS newest
            ORDER BY id""";

    private static final int MOST_EVENTS = 30;

    private final Database database;

    ReadJob(Database database) {
        this.database = database;
    }

    /**
     * A job.
     *
     * @param fields those that have a value, by name
     * @param lane in which its entry is; null where it has none
     * @param events what happened to it, the oldest first
     */
    record Found(
            UUID id,
            Map<String, Object> fields,
            @Nullable Lane lane,
            @Nullable String entry,
            List<Happened> events) {
        /** Whether it is to be on its lane now. */
        boolean isQueued() {
            return "QUEUED".equals(fields.get("state"));
        }
    }

    /** Something that happened to it. */
    record Happened(Instant at, String event) {}

    /** The ids from the first to the last of a range, up to two. */
    List<UUID> find(UUID first, UUID last) {
        return database.rows(FIND, first, last).stream()
                .map(row -> row.getUUID("id"))
                .toList();
    }

    Found read(UUID id) {
        Row row = database.row(FIELDS, id).orElseThrow();
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String field : SHOWN) {
            Object value = row.getValue(field);
            if (value != null && !Boolean.FALSE.equals(value)) {
                fields.put(field, value);
            }
        }
        List<Happened> events = database.rows(EVENTS, id, MOST_EVENTS).stream()
                .map(event -> new Happened(requireNonNull(Database.time(event, "at")), event.getString("event")))
                .toList();
        return new Found(id, fields, lane(row.getString("lane")), row.getString("entry_id"), events);
    }

    private static @Nullable Lane lane(@Nullable String label) {
        return Stream.of(Lane.values())
                .filter(lane -> lane.label().equals(label))
                .findFirst()
                .orElse(null);
    }
}
