package dev.aisha.gateway.jobs;

import dev.aisha.contract.JobId;
import dev.aisha.contract.Lane;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.notes.Note;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Moves jobs from state to state, each by one conditional update. Empty or false: somebody else was faster. */
@Singleton
public final class JobLedger {
    /**
     * Updates and jobs in one statement: an acknowledged update has exactly one job. In the order of their keys, so that
     * two who keep the same ones do not wait for each other for ever.
     */
    private static final String ACCEPT = """
            WITH note AS (
                SELECT * FROM unnest($3::bigint[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bigint[], $8::text[],
                    $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::bigint[],
                    $16::bigint[], $17::timestamptz[], $18::timestamptz[], $20::boolean[])
                AS note (update_id, id, chat_id, message_id, sender_id, username, first_name,
                    language_code, media_kind, file_id, file_name, mime_type, file_size,
                    announced_seconds, accepted_at, deadline_at, overheard))
            , fresh AS (
                INSERT INTO gateway.inbox (bot_id, update_id, received_at)
                SELECT $1, update_id, $2 FROM note ORDER BY update_id
                ON CONFLICT DO NOTHING RETURNING update_id)
            INSERT INTO gateway.jobs (id, state, chat_id, message_id, sender_id, sender_username, sender_first_name,
                language_code, media_kind, file_id, file_name, mime_type, file_size, announced_seconds,
                accepted_at, deadline_at, due_at, overheard)
            SELECT id, 'ACCEPTED', chat_id, message_id, sender_id, username, first_name,
                coalesce(language, language_code), media_kind, file_id, file_name, mime_type, file_size, announced_seconds,
                accepted_at, deadline_at, $19, overheard
            FROM note JOIN fresh USING (update_id) LEFT JOIN gateway.user_settings ON telegram_id = sender_id
            ORDER BY id
            ON CONFLICT DO NOTHING
            RETURNING *""";

    private static final String FIND = "SELECT * FROM gateway.jobs WHERE id = $1";

    private static final String FIND_ALL = "SELECT * FROM gateway.jobs WHERE id = ANY($1)";

    /** Taking a job is moving its due time on. Not its key, so that a row that is only referred to is not passed over. */
    private static final String TAKE_DUE = """
            UPDATE gateway.jobs SET due_at = $2 WHERE id IN (
                SELECT id FROM gateway.jobs WHERE due_at <= $1 AND (state = 'ACCEPTED') = $4 ORDER BY due_at LIMIT $3
                FOR NO KEY UPDATE SKIP LOCKED)
            RETURNING *""";

    private static final String RESERVE = """
            UPDATE gateway.jobs SET state = 'RESERVED', user_id = $2, held_seconds = $3, lane = $4,
                due_at = $5, sender_username = NULL, sender_first_name = NULL
            WHERE id = $1 AND state = 'ACCEPTED'
            RETURNING *""";

    /** Its deadline is now that for an answer. */
    private static final String QUOTE = """
            UPDATE gateway.jobs SET state = 'RESERVED', user_id = $2, held_seconds = $3, lane = $4,
                quote_open = true, quoted_coins = $5, quoted_free_seconds = $6, deadline_at = $7, due_at = $8,
                sender_username = NULL, sender_first_name = NULL
            WHERE id = $1 AND state = 'ACCEPTED'
            RETURNING *""";

    private static final String AGREE = """
            UPDATE gateway.jobs SET quote_open = false, deadline_at = $2, due_at = $3
            WHERE id = $1 AND state = 'RESERVED' AND quote_open
            RETURNING *""";

    private static final String AWAIT_ANSWER = """
            UPDATE gateway.jobs SET due_at = deadline_at WHERE id = $1 AND state = 'RESERVED' AND quote_open""";

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

    /**
     * Keeps updates and their notes, oldest first, each update once among them; all or none.
     *
     * @return the new jobs, whose first step is the caller's; none for what is known already
     */
    public Map<JobId, Job> accept(long botId, List<Arrival> arrivals) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as PostgreSQL keeps it
        List<Note> notes = arrivals.stream().map(Arrival::note).toList();
        List<Job> jobs = IntStream.range(0, notes.size())
                .mapToObj(number -> accepted(botId, notes.get(number), now.plus(number, ChronoUnit.MICROS)))
                .toList();
        Map<JobId, Job> fresh = database
                .rows(
                        ACCEPT,
                        botId,
                        now,
                        column(arrivals, Arrival::updateId, Long[]::new),
                        column(jobs, job -> job.id().value(), UUID[]::new),
                        column(notes, note -> note.message().chatId(), Long[]::new),
                        column(notes, note -> note.message().messageId(), Long[]::new),
                        column(notes, note -> note.sender().telegramId(), Long[]::new),
                        column(notes, note -> note.sender().username(), String[]::new),
                        column(notes, note -> note.sender().firstName(), String[]::new),
                        column(notes, note -> note.sender().languageCode(), String[]::new),
                        column(notes, note -> note.kind().label(), String[]::new),
                        column(notes, Note::fileId, String[]::new),
                        column(notes, Note::fileName, String[]::new),
                        column(notes, Note::mimeType, String[]::new),
                        column(notes, Note::fileSize, Long[]::new),
                        column(notes, JobLedger::announcedSeconds, Long[]::new),
                        column(jobs, job -> job.acceptedAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new),
                        column(jobs, job -> job.deadline().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new),
                        stepEnd(now),
                        column(notes, Note::overheard, Boolean[]::new))
                .stream()
                .map(JobRow::read)
                .collect(Collectors.toMap(Job::id, Function.identity()));
        meters.counter("aisha.jobs", "state", "accepted").increment(fresh.size());
        return fresh;
    }

    private static Job accepted(long botId, Note note, Instant now) {
        JobId id = note.message().jobId(botId);
        return new Job(id, note, new Task.Transcribe(), new JobState.Accepted(), now, now.plus(note.patience()));
    }

    private static @Nullable Long announcedSeconds(Note note) {
        return note.announced() == null ? null : note.announced().toSeconds();
    }

    private static <T, V extends @Nullable Object> Object column(
            Collection<T> rows, Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
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

    /** Takes up to {@code limit} jobs whose first step is still to be taken; nobody else gets them for a while. */
    public List<Job> takeUnbegun(int limit) {
        return takeDue(limit, true);
    }

    /** Takes up to {@code limit} jobs that are begun and that somebody has to look at; nobody else gets them for a while. */
    public List<Job> takeBegun(int limit) {
        return takeDue(limit, false);
    }

    private List<Job> takeDue(int limit, boolean accepted) {
        Instant now = clock.instant();
        return database.rows(TAKE_DUE, now, stepEnd(now), limit, accepted).stream()
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

    /** ACCEPTED → RESERVED as well, but its sender is asked first, who has until {@code deadline} to answer. */
    public Optional<Job> quote(JobId id, JobState.Quoted quoted, Lane lane, Instant deadline) {
        return counted(
                "quoted",
                database.row(
                                QUOTE,
                                id.value(),
                                quoted.userId(),
                                quoted.heldSeconds(),
                                lane.label(),
                                quoted.quote().coins(),
                                quoted.quote().freeSeconds(),
                                deadline,
                                stepEnd(clock.instant()))
                        .map(JobRow::read));
    }

    /** Its sender agrees to the price; empty if it is no longer asked for. The time for the job begins now. */
    public Optional<Job> agree(Job job) {
        Instant now = clock.instant();
        return counted(
                "agreed",
                database.row(AGREE, job.id().value(), now.plus(job.note().patience()), stepEnd(now))
                        .map(JobRow::read));
    }

    /** Nobody looks at a job whose sender is asked before their time is over. */
    public void awaitAnswer(JobId id) {
        database.change(AWAIT_ANSWER, id.value());
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
