package dev.aisha.gateway.jobs;

import dev.aisha.gateway.database.Database;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Has a note done over whose job has failed: by a job of its own, as what was held for the old one has been given back
 * for good. Once at most, as the new id follows from the old one.
 */
@Singleton
public final class RepeatJob {
    private static final String REPEAT = """
            WITH again AS (
                INSERT INTO gateway.jobs (id, repeats, state, chat_id, message_id, sender_id, sender_username,
                    sender_first_name, language_code, media_kind, file_id, file_name, mime_type, file_size,
                    announced_seconds, rendition, rendition_of, rendition_language, rendition_coins, accepted_at,
                    deadline_at, due_at)
                SELECT $2, id, 'ACCEPTED', chat_id, message_id, sender_id, sender_username,
                    sender_first_name, language_code, media_kind, file_id, file_name, mime_type, file_size,
                    announced_seconds, rendition, rendition_of, rendition_language, rendition_coins, $3, $4, $5
                FROM gateway.jobs WHERE id = $1 AND state = 'FAILED'
                ON CONFLICT (id) DO NOTHING
                RETURNING *)
            , told AS (
                INSERT INTO gateway.job_events (job_id, event, detail)
                SELECT repeats, 'repeated', jsonb_build_object('as', id) FROM again)
            SELECT * FROM again""";

    private final Database database;
    private final JobsConfig config;
    private final Clock clock;
    private final MeterRegistry meters;

    RepeatJob(Database database, JobsConfig config, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    /** The new job, whose first step is the caller's; empty if there is one already, or the old one has not failed. */
    public Optional<Job> repeat(Job failed) {
        Instant now = clock.instant();
        Optional<Job> again = database.row(
                        REPEAT,
                        failed.id().value(),
                        failed.id().again().value(),
                        now,
                        now.plus(failed.note().patience()),
                        now.plus(config.stepTime()))
                .map(JobRow::read);
        again.ifPresent(job -> meters.counter("aisha.jobs", "state", "repeated").increment());
        return again;
    }
}
