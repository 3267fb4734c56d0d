package dev.aisha.gateway.jobs;

import dev.aisha.contract.JobId;
import dev.aisha.contract.RenditionKind;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.notes.Note.Sender;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Jobs that make something of a transcript. Their ids follow from its own, so that each is made once. */
@Singleton
public final class RenditionJobs {
    /** Its names are kept until billing has them, as with a note. */
    private static final String REQUEST = """
            INSERT INTO gateway.jobs (id, state, chat_id, message_id, sender_id, sender_username, sender_first_name,
                language_code, media_kind, file_id, rendition, rendition_of, rendition_language, rendition_coins,
                accepted_at, deadline_at, due_at)
            SELECT $2, 'ACCEPTED', chat_id, message_id, sender_id, $3, $4,
                coalesce(language, $5, language_code), media_kind, file_id, $6, id, $7, $8, $9, $10, $11
            FROM gateway.jobs LEFT JOIN gateway.user_settings ON telegram_id = sender_id
            WHERE id = $1 AND state = 'DONE' AND rendition IS NULL
            ON CONFLICT (id) DO NOTHING
            RETURNING *""";

    private static final String LENGTH = """
            SELECT (transcript_metadata ->> 'characters')::integer AS characters FROM gateway.transcripts WHERE id = $1""";

    /** Models answer within a minute or so; who waits for longer has forgotten that they asked. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** How often something that has come to nothing may be asked for again. */
    private static final int MOST_TIMES = 8;

    private final Database database;
    private final JobLedger ledger;
    private final JobsConfig config;
    private final Clock clock;
    private final MeterRegistry meters;

    RenditionJobs(Database database, JobLedger ledger, JobsConfig config, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
        Stream.of(RenditionKind.values()).forEach(this::counter); // shown before the first one
    }

    /** How long a transcript is, in UTF-16 units; empty where it is no longer kept. */
    public OptionalInt length(JobId transcript) {
        return database.row(LENGTH, transcript.value())
                .map(row -> OptionalInt.of(row.getInteger("characters")))
                .orElseGet(OptionalInt::empty);
    }

    /**
     * Asks for a rendition, again where it has come to nothing before.
     *
     * @param by who asks, whose coins are spent
     * @return the new job, whose first step is the caller's; empty if there is one that has not come to nothing
     */
    public Optional<Job> request(
            JobId transcript, RenditionKind kind, @Nullable String language, BigDecimal coins, Sender by) {
        JobId id = transcript.rendition(kind, language);
        for (int time = 0; time < MOST_TIMES; time++) {
            Optional<Job> made = insert(id, transcript, kind, language, coins, by);
            if (made.isPresent()) {
                counter(kind).increment();
                return made;
            }
            if (ledger.find(id).filter(RenditionJobs::cameToNothing).isEmpty()) {
                return Optional.empty();
            }
            id = id.again();
        }
        return Optional.empty();
    }

    /** Asks for a rendition in the transcript's language; empty if it was asked for before, whatever came of it. */
    public Optional<Job> requestOnce(JobId transcript, RenditionKind kind, BigDecimal coins, Sender by) {
        Optional<Job> made = insert(transcript.rendition(kind, null), transcript, kind, null, coins, by);
        made.ifPresent(job -> counter(kind).increment());
        return made;
    }

    private Optional<Job> insert(
            JobId id, JobId transcript, RenditionKind kind, @Nullable String language, BigDecimal coins, Sender by) {
        Instant now = clock.instant();
        return database.row(
                        REQUEST,
                        transcript.value(),
                        id.value(),
                        by.username(),
                        by.firstName(),
                        by.languageCode(),
                        kind.label(),
                        language,
                        coins,
                        now,
                        now.plus(PATIENCE),
                        now.plus(config.stepTime()))
                .map(JobRow::read);
    }

    private static boolean cameToNothing(Job job) {
        return job.state() instanceof JobState.Failed || job.state() instanceof JobState.Rejected;
    }

    private Counter counter(RenditionKind kind) {
        return meters.counter("aisha.renditions", "kind", kind.label());
    }
}
