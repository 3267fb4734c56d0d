package dev.aisha.gateway.jobs;

import dev.aisha.contract.JobId;
import dev.aisha.contract.Lane;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.notes.Note;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Moves jobs from state to state, each by one conditional update. Empty or false: somebody else was faster. */
@Singleton
public final class JobLedger {
    /** Update and job in one statement: an acknowledged update has exactly one job. */
    private static final String ACCEPT = """
            WITH fresh AS (
                INSERT INTO gateway.inbox (bot_id, update_id, received_at) VALUES ($1, $2, $3)
                ON CONFLICT DO NOTHING RETURNING update_id)
            INSERT INTO gateway.jobs (id, state, chat_id, message_id, sender_id, sender_username, sender_first_name,
                language_code, media_kind, file_id, file_name, mime_type, file_size, announced_seconds,
                accepted_at, deadline_at, due_at)
            SELECT $4, 'ACCEPTED', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $3, $17, $18 FROM fresh
            ON CONFLICT DO NOTHING
            RETURNING *""";

    private static final String FIND = "SELECT * FROM gateway.jobs WHERE id = $1";

    private static final String FIND_ALL = "SELECT * FROM gateway.jobs WHERE id = ANY($1)";

    /** Taking a job is moving its due time on. Not its key, so that a row that is only referred to is not passed over. */
    private static final String TAKE_DUE = """
            UPDATE gateway.jobs SET due_at = $2 WHERE id IN (
                SELECT id FROM gateway.jobs WHERE due_at <= $1 ORDER BY due_at LIMIT $3
                FOR NO KEY UPDATE SKIP LOCKED)
            RETURNING *""";

    private static final String RESERVE = """
            UPDATE gateway.jobs SET state = 'RESERVED', user_id = $2, held_seconds = $3, lane = $4,
                due_at = $5, sender_username = NULL, sender_first_name = NULL
            WHERE id = $1 AND state = 'ACCEPTED'
            RETURNING *""";

    private static final String QUEUE = """
            UPDATE gateway.jobs SET state = 'QUEUED', lane = $2, entry_id = $3, entry_missing_since = NULL,
                submitted_at = coalesce(submitted_at, $4), due_at = $5
            WHERE id = $1 AND (state = 'RESERVED' OR (state = 'QUEUED' AND entry_id = $6))
            RETURNING *""";

    private static final String CHECKED = """
            UPDATE gateway.jobs SET entry_missing_since = $3, due_at = $4
            WHERE id = $1 AND state = 'QUEUED' AND entry_id = $2""";

    private static final String POSTPONE = "UPDATE gateway.jobs SET due_at = $2 WHERE id = $1 AND due_at IS NOT NULL";

    private final Database database;
    private final JobsConfig config;
    private final Clock clock;
    private final MeterRegistry meters;

    JobLedger(Database database, JobsConfig config, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    /** Keeps an update and its note; empty if either is known already. The caller has the job's first step. */
    public Optional<Job> accept(long botId, long updateId, Note note) {
        Instant now = clock.instant();
        JobId id = JobId.of(botId, note.message().chatId(), note.message().messageId());
        return counted(
                "accepted",
                database.row(
                                ACCEPT,
                                botId,
                                updateId,
                                now,
                                id.value(),
                                note.message().chatId(),
                                note.message().messageId(),
                                note.sender().telegramId(),
                                note.sender().username(),
                                note.sender().firstName(),
                                note.sender().languageCode(),
                                note.kind().label(),
                                note.fileId(),
                                note.fileName(),
                                note.mimeType(),
                                note.fileSize(),
                                note.announced() == null
                                        ? null
                                        : note.announced().toSeconds(),
                                now.plus(note.patience()),
                                stepEnd(now))
                        .map(JobRow::read));
    }

    /** The job as it is now. */
    public Optional<Job> find(JobId id) {
        return database.row(FIND, id.value()).map(JobRow::read);
    }

    /** Those of these jobs that are known, as they are now. */
    public Map<JobId, Job> findAll(Collection<JobId> ids) {
        UUID[] values = ids.stream().map(JobId::value).toArray(UUID[]::new);
        return database.rows(FIND_ALL, (Object) values).stream()
                .map(JobRow::read)
                .collect(Collectors.toMap(Job::id, Function.identity()));
    }

    /** Takes up to {@code limit} jobs that somebody has to look at; nobody else gets them for a while. */
    public List<Job> takeDue(int limit) {
        Instant now = clock.instant();
        return database.rows(TAKE_DUE, now, stepEnd(now), limit).stream()
                .map(JobRow::read)
                .toList();
    }

    /** ACCEPTED → RESERVED, for this lane. The sender's names are forgotten: billing has them now. */
    public Optional<Job> reserve(JobId id, UUID userId, long heldSeconds, Lane lane) {
        Instant now = clock.instant();
        return counted(
                "reserved",
                database.row(RESERVE, id.value(), userId, heldSeconds, lane.label(), stepEnd(now))
                        .map(JobRow::read));
    }

    /** RESERVED → QUEUED, or QUEUED again in place of {@code lostEntry}. */
    public Optional<Job> queue(JobId id, Lane lane, String entryId, @Nullable String lostEntry) {
        Instant now = clock.instant();
        Instant check = now.plus(config.checkEvery());
        return counted(
                lostEntry == null ? "queued" : "requeued",
                database.row(QUEUE, id.value(), lane.label(), entryId, now, check, lostEntry)
                        .map(JobRow::read));
    }

    /** Notes that a queued job's entry is there, or since when it is not. */
    public void checked(JobId id, String entryId, @Nullable Instant missingSince) {
        Instant check = clock.instant().plus(config.checkEvery());
        database.change(CHECKED, id.value(), entryId, missingSince, check);
    }

    /** Has the job looked at again at {@code dueAt}. */
    public void postpone(JobId id, Instant dueAt) {
        database.change(POSTPONE, id.value(), dueAt);
    }

    private Instant stepEnd(Instant now) {
        return now.plus(config.stepTime());
    }

    private Optional<Job> counted(String transition, Optional<Job> job) {
        job.ifPresent(moved -> meters.counter("aisha.jobs", "state", transition).increment());
        return job;
    }
}
