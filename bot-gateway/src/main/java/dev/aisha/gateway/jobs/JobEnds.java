package dev.aisha.gateway.jobs;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.TranscriptKeys;
import dev.aisha.gateway.database.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings jobs to their ends. The end, what is kept of it and the delivery that is now due are one statement, so that a
 * job which ended is told of, whatever dies in between.
 */
@Singleton
public final class JobEnds {
    /**
     * Continues a statement whose {@code ended} is the job that has just ended: its message is ready to be shown. Of a job
     * that is refused in silence none is, unless a placeholder stands or is on its way; its row keeps others from placing
     * one later.
     */
    private static final String AND_DELIVER = """
            , ready AS (
                INSERT INTO gateway.deliveries (job_id, state, due_at)
                SELECT id, CASE WHEN refusal_told IS FALSE THEN 'SILENT' ELSE 'READY' END,
                    CASE WHEN refusal_told IS FALSE THEN NULL ELSE concluded_at END
                FROM ended
                ON CONFLICT (job_id) DO UPDATE
                SET state = 'READY',
                    due_at = greatest(gateway.deliveries.due_at, (SELECT concluded_at FROM ended))
                WHERE gateway.deliveries.state = 'PLACED')
            SELECT * FROM ended""";

    private static final String DONE = """
            WITH ended AS (
                UPDATE gateway.jobs SET state = 'DONE', seconds = $2, settlement = 'DUE', concluded_at = $3, due_at = $4
                WHERE id = $1 AND state IN ('RESERVED', 'QUEUED')
                RETURNING *)
            , kept AS (
                INSERT INTO gateway.transcripts (id, user_id, audio_key, transcript_key, transcript_metadata, created_at)
                SELECT id, user_id, $5, $6, $7, $3 FROM ended)
            , kept_audio AS (
                INSERT INTO gateway.audio_files (id, transcript_id, user_id, audio_key, media_kind, file_name,
                    mime_type, file_size, seconds, created_at)
                SELECT id, id, user_id, $5, media_kind, file_name, mime_type, file_size, seconds, $3 FROM ended)
            """ + AND_DELIVER;

    private static final String FAILED = """
            WITH ended AS (
                UPDATE gateway.jobs SET state = 'FAILED', failure = $2, settlement = 'DUE', concluded_at = $3,
                    due_at = $4, sender_username = NULL, sender_first_name = NULL
                WHERE id = $1 AND state IN ('ACCEPTED', 'RESERVED', 'QUEUED')
                RETURNING *)
            """ + AND_DELIVER;

    private static final String REJECTED = """
            WITH ended AS (
                UPDATE gateway.jobs SET state = 'REJECTED', rejection = $2, missing_coins = $3, available_coins = $4,
                    refused_by = $6, refused_until = $7, refusal_told = $8,
                    concluded_at = $5, due_at = NULL, sender_username = NULL, sender_first_name = NULL
                WHERE id = $1 AND state = 'ACCEPTED'
                RETURNING *)
            """ + AND_DELIVER;

    /** It lies beside its transcript, in whose rows it has no part. */
    private static final String RENDERED = """
            WITH ended AS (
                UPDATE gateway.jobs SET state = 'DONE', seconds = 1, settlement = 'DUE', concluded_at = $2, due_at = $3
                WHERE id = $1 AND state IN ('RESERVED', 'QUEUED') AND rendition IS NOT NULL
                RETURNING *)
            """ + AND_DELIVER;

    private static final String SETTLED = """
            UPDATE gateway.jobs SET settlement = $2, price = $3, free_seconds = $4, balance = $5, due_at = NULL
            WHERE id = $1 AND settlement = 'DUE'
            RETURNING *""";

    private static final String SETTLE_AGAIN = """
            UPDATE gateway.jobs SET settlement = 'DUE', due_at = $2 WHERE id = $1 AND settlement = 'RELEASED'""";

    private final Database database;
    private final JobsConfig config;
    private final Clock clock;
    private final MeterRegistry meters;

    JobEnds(Database database, JobsConfig config, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    /** RESERVED or QUEUED → DONE, with its transcript; empty if the job has ended already. */
    public Optional<Job> done(JobId id, long seconds, TranscriptKeys keys, JsonObject metadata) {
        Instant now = clock.instant();
        return counted(
                "done",
                database.row(DONE, id.value(), seconds, now, stepEnd(now), keys.audio(), keys.text(), metadata)
                        .map(JobRow::read));
    }

    /** RESERVED or QUEUED → DONE, of a rendition; empty if the job has ended already. */
    public Optional<Job> rendered(JobId id) {
        Instant now = clock.instant();
        return counted(
                "done", database.row(RENDERED, id.value(), now, stepEnd(now)).map(JobRow::read));
    }

    /** Any state that is no end → FAILED; empty if the job has ended already. */
    public Optional<Job> failed(JobId id, FailureCode code) {
        Instant now = clock.instant();
        return counted(
                "failed",
                database.row(FAILED, id.value(), code.name(), now, stepEnd(now)).map(JobRow::read));
    }

    /** ACCEPTED → REJECTED; empty if the job has got further already. */
    public Optional<Job> rejected(JobId id, Rejection reason) {
        return counted(
                "rejected",
                switch (reason) {
                    case Rejection.InsufficientFunds gap ->
                        rejected(id, "INSUFFICIENT_FUNDS", gap.missing(), gap.available(), null);
                    case Rejection.FileTooBig tooBig -> rejected(id, "FILE_TOO_BIG", null, null, null);
                    case Rejection.TooBusy tooBusy -> rejected(id, "TOO_BUSY", null, null, null);
                    case Rejection.TooManyOpen tooMany -> rejected(id, "TOO_MANY_OPEN", null, null, null);
                    case Rejection.TooFast tooFast -> rejected(id, "TOO_FAST", null, null, tooFast);
                });
    }

    private Optional<Job> rejected(
            JobId id,
            String reason,
            @Nullable BigDecimal missing,
            @Nullable BigDecimal available,
            Rejection.@Nullable TooFast tooFast) {
        return database.row(
                        REJECTED,
                        id.value(),
                        reason,
                        missing,
                        available,
                        clock.instant(),
                        tooFast == null ? null : tooFast.limit().label(),
                        tooFast == null ? null : tooFast.until(),
                        tooFast == null ? null : tooFast.told())
                .map(JobRow::read);
    }

    /** Keeps what has become of an ended job's hold; empty if that is known already. */
    public Optional<Job> settled(JobId id, Settlement settlement) {
        Optional<Job> job = switch (settlement) {
            case Settlement.Captured paid ->
                database.row(SETTLED, id.value(), "CAPTURED", paid.coins(), paid.freeSeconds(), paid.balance())
                        .map(JobRow::read);
            case Settlement.Released released -> settled(id, "RELEASED");
            case Settlement.Refused refused -> settled(id, "REFUSED");
            case Settlement.Due due -> throw new IllegalArgumentException("due is where it begins");
        };
        return job;
    }

    private Optional<Job> settled(JobId id, String settlement) {
        return database.row(SETTLED, id.value(), settlement, null, null, null).map(JobRow::read);
    }

    /** A hold came into being after the job had been given up: it is to be released once more. */
    public void settleAgain(JobId id) {
        database.change(SETTLE_AGAIN, id.value(), clock.instant());
    }

    private Instant stepEnd(Instant now) {
        return now.plus(config.stepTime());
    }

    private Optional<Job> counted(String state, Optional<Job> job) {
        job.ifPresent(moved -> meters.counter("aisha.jobs", "state", state).increment());
        return job;
    }
}
