package dev.aisha.gateway.delivery;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.submission.WaitingEntries;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the rows of {@code gateway.deliveries} say of positions: which were shown, and whose turn it is to show one. */
@Singleton
public final class PositionLedger {
    /** The jobs of the entries that were counted, and those whose entries lie behind the last of them. */
    private static final String TO_SHOW = """
            WITH waiting AS (
                SELECT id, entry_id, submitted_at, ahead FROM gateway.jobs
                JOIN unnest($1::text[], $2::text[], $3::integer[]) AS counted (lane, entry_id, ahead)
                    USING (lane, entry_id)
                WHERE state = 'QUEUED'
                UNION ALL
                SELECT id, entry_id, submitted_at, ahead FROM gateway.jobs
                JOIN unnest($4::text[], $5::text[], $6::integer[]) AS last (lane, last_id, ahead) USING (lane)
                WHERE state = 'QUEUED'
                    AND string_to_array(entry_id, '-')::numeric[] > string_to_array(last_id, '-')::numeric[])
            SELECT job_id, entry_id, ahead FROM waiting JOIN gateway.deliveries ON job_id = id
            WHERE state = 'PLACED' AND message_id IS NOT NULL AND (due_at IS NULL OR due_at <= $7)
                AND submitted_at <= $8 AND shown_percent = 0 AND shown_ahead IS DISTINCT FROM ahead
                AND (shown_at IS NULL OR shown_at <= $9)
            ORDER BY shown_at NULLS FIRST, ahead LIMIT $10""";

    /** What was shown since somebody looked is newer than what they saw: a worker may have begun. */
    private static final String START_POSITION = """
            UPDATE gateway.deliveries SET shown_at = $4, due_at = $5
            FROM gateway.jobs WHERE gateway.jobs.id = job_id AND job_id = $1 AND gateway.deliveries.state = 'PLACED'
                AND gateway.jobs.state = 'QUEUED' AND entry_id = $2
                AND gateway.deliveries.message_id IS NOT NULL
                AND (gateway.deliveries.due_at IS NULL OR gateway.deliveries.due_at <= $4)
                AND shown_percent = 0 AND shown_ahead IS DISTINCT FROM $3 AND (shown_at IS NULL OR shown_at <= $6)
            RETURNING gateway.deliveries.message_id, chat_id, language_code""";

    private final Database database;
    private final DeliveryConfig config;
    private final Clock clock;

    PositionLedger(Database database, DeliveryConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Up to {@code limit} positions that differ from what their senders see, longest unchanged first.
     *
     * @param lanes what waited in each at {@code seenAt}
     * @param submittedUntil jobs that were submitted later are left alone
     */
    public List<Position> toShow(List<WaitingEntries> lanes, Instant seenAt, Instant submittedUntil, int limit) {
        Places counted = new Places();
        Places last = new Places();
        for (WaitingEntries lane : lanes) {
            for (int ahead = 0; ahead < lane.ids().size(); ahead++) {
                counted.add(lane, ahead, ahead);
            }
            if (lane.ids().size() > WaitingEntries.COUNTED) {
                last.add(lane, WaitingEntries.COUNTED, WaitingEntries.COUNTED + 1);
            }
        }
        return database
                .rows(
                        TO_SHOW,
                        counted.lanes.toArray(String[]::new),
                        counted.ids.toArray(String[]::new),
                        counted.ahead.toArray(Integer[]::new),
                        last.lanes.toArray(String[]::new),
                        last.ids.toArray(String[]::new),
                        last.ahead.toArray(Integer[]::new),
                        clock.instant(),
                        submittedUntil,
                        seenAt.minus(config.progressEvery()),
                        limit)
                .stream()
                .map(row -> position(row, seenAt))
                .toList();
    }

    private static Position position(Row row, Instant seenAt) {
        return new Position(
                new JobId(row.getUUID("job_id")), row.getString("entry_id"), row.getInteger("ahead"), seenAt);
    }

    /** The placeholder to write a position into; empty if it is shown, or something newer is. */
    Optional<Placeholder> startPosition(Position position) {
        Instant now = clock.instant();
        Instant end = now.plus(config.textTime()).truncatedTo(ChronoUnit.MICROS); // as PostgreSQL keeps it
        return database.row(
                        START_POSITION,
                        position.jobId().value(),
                        position.entryId(),
                        position.ahead(),
                        now,
                        end,
                        position.seenAt().minus(config.progressEvery()))
                .map(row -> new Placeholder(
                        row.getLong("chat_id"),
                        row.getLong("message_id"),
                        row.getString("language_code"),
                        end,
                        position.ahead()));
    }

    /** Places in lanes, column by column. */
    private static final class Places {
        private final List<String> lanes = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();
        private final List<Integer> ahead = new ArrayList<>();

        void add(WaitingEntries lane, int index, int before) {
            lanes.add(lane.lane().label());
            ids.add(lane.ids().get(index));
            ahead.add(before);
        }
    }
}
