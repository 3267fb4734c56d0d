package dev.aisha.gateway.jobs;

import dev.aisha.contract.JobId;
import dev.aisha.contract.Lane;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.database.StatementRefused;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The places in a lane: of each sender so many jobs are in flight and no more, the oldest first. Who takes a place looks
 * at the rows as they were a moment ago, so that two may choose the same one; the index {@code jobs_places} lets one of
 * them have it, and the other looks again. A place is free again when its job has ended.
 */
@Singleton
public final class Places {
    private static final String TAKE = """
            WITH taken AS (
                SELECT place FROM gateway.jobs
                WHERE sender_id = $1 AND lane = $2 AND place IS NOT NULL AND state IN ('RESERVED', 'QUEUED'))
            , free AS (
                SELECT min(number) AS place FROM generate_series(1, $3::integer) AS number
                WHERE number NOT IN (SELECT place FROM taken) AND (SELECT count(*) FROM taken) < $3)
            , next AS (
                SELECT job.id, free.place FROM gateway.jobs AS job, free
                WHERE free.place IS NOT NULL
                    AND sender_id = $1 AND lane = $2 AND job.place IS NULL AND state = 'RESERVED' AND NOT quote_open
                ORDER BY accepted_at, job.id LIMIT 1 FOR NO KEY UPDATE OF job)
            UPDATE gateway.jobs AS job SET place = next.place, due_at = $4 FROM next
            WHERE job.id = next.id AND job.place IS NULL AND state = 'RESERVED'
            RETURNING job.*""";

    private static final String AWAIT = """
            UPDATE gateway.jobs SET lane = $2, due_at = deadline_at
            WHERE id = $1 AND place IS NULL AND state = 'RESERVED'""";

    private static final String WITH_ROOM = """
            SELECT sender_id, lane FROM gateway.jobs AS waiting
            WHERE place IS NULL AND state = 'RESERVED' AND NOT quote_open AND lane IS NOT NULL
            GROUP BY sender_id, lane
            HAVING $1 > (
                SELECT count(*) FROM gateway.jobs AS taken
                WHERE taken.sender_id = waiting.sender_id AND taken.lane = waiting.lane
                    AND place IS NOT NULL AND state IN ('RESERVED', 'QUEUED'))
            ORDER BY min(accepted_at) LIMIT $2""";

    /** Each refusal means that somebody else has taken a place; after so many, the rest is left to them. */
    private static final int MOST_TRIES = 20;

    private final Database database;
    private final JobsConfig config;
    private final Clock clock;

    Places(Database database, JobsConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Gives a free place to the oldest RESERVED job that has none.
     *
     * @param most how many places there are
     * @return that job, whose next step is now the caller's; empty where no place is free, or nobody waits
     */
    public Optional<Job> take(SenderLane where, int most) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                return database.row(
                                TAKE,
                                where.senderId(),
                                where.lane().label(),
                                most,
                                clock.instant().plus(config.stepTime()))
                        .map(JobRow::read);
            } catch (StatementRefused e) {
                if (!e.isDuplicate()) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    /** A RESERVED job waits for a place. Nobody looks at it before its deadline, unless a place is free. */
    public void await(JobId id, Lane lane) {
        database.change(AWAIT, id.value(), lane.label());
    }

    /** Up to {@code limit} in which jobs wait though there is a place for them, longest waiting first. */
    public List<SenderLane> withRoom(int most, int limit) {
        return database.rows(WITH_ROOM, (long) most, limit).stream()
                .map(row -> new SenderLane(row.getLong("sender_id"), JobRow.lane(row.getString("lane"))))
                .toList();
    }
}
