package dev.aisha.gateway.jobs;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Keeps a group in which every note is transcribed from being told with each of them that coins are too few: whoever pays
 * has been told there a short time ago. What was asked for is always answered.
 */
@Singleton
public final class SilenceRefusal {
    private static final Duration TOLD_ONCE_IN = Duration.ofHours(1);

    /** Not where somebody is at it already: it may be told once too often, never too seldom. */
    private static final String SILENCE = """
            UPDATE gateway.deliveries SET state = 'SILENT', due_at = NULL
            FROM gateway.jobs AS refused
            WHERE job_id = $1 AND deliveries.state = 'READY' AND deliveries.message_id IS NULL AND attempts = 0
                AND refused.id = job_id AND refused.overheard AND refused.rejection = 'INSUFFICIENT_FUNDS'
                AND EXISTS (
                    SELECT 1 FROM gateway.jobs AS earlier JOIN gateway.deliveries AS word ON word.job_id = earlier.id
                    WHERE earlier.sender_id = refused.sender_id AND earlier.chat_id = refused.chat_id
                        AND earlier.overheard
                        AND (earlier.concluded_at, earlier.id) < (refused.concluded_at, refused.id)
                        AND earlier.rejection = 'INSUFFICIENT_FUNDS' AND earlier.concluded_at > $2
                        AND word.state <> 'SILENT')""";

    private final Database database;
    private final Clock clock;

    SilenceRefusal(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A job was refused for want of coins; nobody has been told so yet. */
    public void ifTold(JobId id) {
        database.change(SILENCE, id.value(), clock.instant().minus(TOLD_ONCE_IN));
    }
}
