package dev.aisha.gateway.jobs;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.notes.Note;
import dev.aisha.gateway.notes.Note.Sender;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Notes that are asked for though they have a job. One that came to nothing is done over for whoever asks now, and may be
 * somebody who has the coins for it; by a job of its own, whose id follows from that of the job before.
 */
@Singleton
public final class AskAgain {
    /** The update and the job that is made by it are one statement, as where a note is accepted. */
    private static final String ASK = """
            WITH fresh AS (
                INSERT INTO gateway.inbox (bot_id, update_id, received_at) VALUES ($1, $2, $3)
                ON CONFLICT DO NOTHING RETURNING update_id)
            , again AS (
                INSERT INTO gateway.jobs (id, repeats, state, chat_id, message_id, sender_id, sender_username,
                    sender_first_name, language_code, media_kind, file_id, file_name, mime_type, file_size,
                    announced_seconds, accepted_at, deadline_at, due_at)
                SELECT $5, old.id, 'ACCEPTED', old.chat_id, old.message_id, $6, $7, $8, coalesce(language, $9),
                    old.media_kind, $10, old.file_name, old.mime_type, old.file_size, old.announced_seconds, $3, $11, $12
                FROM gateway.jobs AS old CROSS JOIN fresh LEFT JOIN gateway.user_settings ON telegram_id = $6
                WHERE old.id = $4 AND old.state IN ('FAILED', 'REJECTED')
                ON CONFLICT (id) DO NOTHING
                RETURNING *)
            , told AS (
                INSERT INTO gateway.job_events (job_id, event, detail)
                SELECT repeats, 'repeated', jsonb_build_object('as', id) FROM again)
            SELECT * FROM again""";

    /** How often one note may be asked for in vain before nobody tries any more. */
    private static final int MOST = 10;

    private final Database database;
    private final JobLedger ledger;
    private final JobsConfig config;
    private final Clock clock;
    private final MeterRegistry meters;

    AskAgain(Database database, JobLedger ledger, JobsConfig config, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    /** The latest job of a note whose first one has this id; empty where there is none. */
    public Optional<Job> latest(JobId first) {
        Optional<Job> latest = ledger.find(first);
        for (int found = 1; latest.isPresent() && found < MOST; found++) {
            Optional<Job> next = ledger.find(latest.get().id().again());
            if (next.isEmpty()) {
                return latest;
            }
            latest = next;
        }
        return latest;
    }

    /**
     * Makes the next job of a note whose latest one has come to nothing.
     *
     * @param note as it is asked for now
     * @return the new job, whose first step is the caller's; empty where the update is known, or somebody was faster
     */
    public Optional<Job> ask(long botId, long updateId, Job latest, Note note) {
        Instant now = clock.instant();
        Sender payer = note.sender();
        Optional<Job> again = database.row(
                        ASK,
                        botId,
                        updateId,
                        now,
                        latest.id().value(),
                        latest.id().again().value(),
                        payer.telegramId(),
                        payer.username(),
                        payer.firstName(),
                        payer.languageCode(),
                        note.fileId(),
                        now.plus(note.patience()),
                        now.plus(config.stepTime()))
                .map(JobRow::read);
        again.ifPresent(job -> meters.counter("aisha.jobs", "state", "repeated").increment());
        return again;
    }
}
