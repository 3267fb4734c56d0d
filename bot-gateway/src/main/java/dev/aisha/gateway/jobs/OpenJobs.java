package dev.aisha.gateway.jobs;

import dev.aisha.gateway.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts the jobs that are open: ACCEPTED, RESERVED or QUEUED. Whether a job is beyond a limit is judged by those that
 * came before it, so that of many that come at once some are within, and one that was within stays so.
 */
@Singleton
public final class OpenJobs {
    private static final String BEFORE_OF_SENDER = """
            SELECT count(*) AS before FROM (
                SELECT 1 FROM gateway.jobs
                WHERE sender_id = $1 AND state IN ('ACCEPTED', 'RESERVED', 'QUEUED')
                    AND (accepted_at, id) < ($2, $3)
                LIMIT $4) AS earlier""";

    private static final String OF_SENDER = """
            SELECT * FROM gateway.jobs
            WHERE sender_id = $1 AND state IN ('ACCEPTED', 'RESERVED', 'QUEUED')
            ORDER BY accepted_at, id LIMIT $2""";

    private static final int MOST = 1000;

    private static final String FIRST_BEYOND = """
            SELECT accepted_at FROM gateway.jobs WHERE state IN ('ACCEPTED', 'RESERVED', 'QUEUED')
            ORDER BY accepted_at OFFSET $1 LIMIT 1""";

    private final Database database;

    OpenJobs(Database database) {
        this.database = database;
    }

    /** Whether {@code most} open jobs of its sender came before this one. */
    public boolean isBeyondSendersLimit(Job job, int most) {
        long before = database.row(
                        BEFORE_OF_SENDER,
                        job.note().sender().telegramId(),
                        job.acceptedAt(),
                        job.id().value(),
                        (long) most)
                .orElseThrow()
                .getLong("before");
        return before >= most;
    }

    /** Those of a sender, oldest first. */
    public List<Job> of(long senderId) {
        return database.rows(OF_SENDER, senderId, MOST).stream()
                .map(JobRow::read)
                .toList();
    }

    /** When the first job came that {@code most} open ones are before; empty where there are no more than that. */
    public Optional<Instant> firstBeyond(int most) {
        return database.row(FIRST_BEYOND, (long) most).map(row -> Database.time(row, "accepted_at"));
    }
}
