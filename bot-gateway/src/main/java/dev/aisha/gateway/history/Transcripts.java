package dev.aisha.gateway.history;

import static java.util.Objects.requireNonNull;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.telegram.CutText;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The transcripts that are kept of each user, newest first. */
@Singleton
public final class Transcripts {
    private static final String KEPT = """
            SELECT transcripts.id, transcripts.user_id, created_at, seconds, coalesce(preview, '') AS preview,
                EXISTS (SELECT 1 FROM gateway.audio_files WHERE audio_files.id = transcripts.id) AS has_sound
            FROM gateway.transcripts JOIN gateway.jobs USING (id)
            LEFT JOIN gateway.transcript_words ON transcript_id = transcripts.id
            WHERE transcripts.sender_id = $1\s""";

    private static final String OLDER = KEPT + "AND created_at < $2 ORDER BY created_at DESC, id LIMIT $3";

    private static final String BEHIND =
            KEPT + "AND (created_at, transcripts.id) > ($2, $3) ORDER BY created_at, transcripts.id LIMIT $4";

    private static final String NEWER = KEPT + "AND created_at > $2 ORDER BY created_at, id DESC LIMIT $3";

    private static final String WITH_WORDS =
            KEPT + "AND words @@ $2::text::tsquery ORDER BY created_at DESC, id LIMIT $3";

    private static final String ONE = KEPT + "AND transcripts.id = $2";

    private static final String COUNT = "SELECT count(*) AS number FROM gateway.transcripts WHERE sender_id = $1";

    private static final String INDEX = """
            INSERT INTO gateway.transcript_words (transcript_id, preview, words)
            SELECT id, $2, array_to_tsvector($3::text[]) FROM gateway.transcripts WHERE id = $1
            ON CONFLICT DO NOTHING""";

    /** What is known of the file goes as well. The job stays, for the sums: it has neither words nor names. */
    private static final String FORGET = """
            WITH gone AS (
                DELETE FROM gateway.transcripts WHERE id = $2 AND sender_id = $1 RETURNING id, user_id)
            , nameless AS (
                UPDATE gateway.jobs SET file_name = NULL FROM gone WHERE jobs.id = gone.id)
            INSERT INTO gateway.erasures (prefix, due_at, last_at)
            SELECT user_id || '/' || id || '/', $3, $4 FROM gone
            ON CONFLICT DO NOTHING""";

    /** A worker that still wrote the archive has ended by then. */
    private static final Duration ERASED_AGAIN_AFTER = Duration.ofHours(1);

    private static final int PREVIEW = 80;

    private final Database database;
    private final Clock clock;

    Transcripts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes a transcript known by its beginning and its words. May be repeated. */
    public void index(JobId id, String text) {
        String beginning = text.replaceAll("[\\s\\p{Cc}]+", " ").strip();
        String preview = CutText.toLimit(beginning, PREVIEW);
        database.change(INDEX, id.value(), preview, SplitWords.of(text).toArray(String[]::new));
    }

    /** How many are kept of a user. */
    public long count(long telegramId) {
        return database.row(COUNT, telegramId).orElseThrow().getLong("number");
    }

    /** Those from before a moment. */
    List<KeptTranscript> before(long telegramId, Instant moment, int limit) {
        return read(database.rows(OLDER, telegramId, moment, limit));
    }

    /**
     * Those behind one of them, in the order of their time, oldest first.
     *
     * @param moment when that one was made
     * @param id of that one, as others may have been made at the same moment
     */
    public List<KeptTranscript> behind(long telegramId, Instant moment, UUID id, int limit) {
        return read(database.rows(BEHIND, telegramId, moment, id, limit));
    }

    /** Those from after a moment, of these the ones next to it. */
    List<KeptTranscript> after(long telegramId, Instant moment, int limit) {
        return read(database.rows(NEWER, telegramId, moment, limit)).reversed();
    }

    /** Those in which all these words stand, or words that begin so. */
    List<KeptTranscript> with(long telegramId, List<String> words, int limit) {
        String all = words.stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & "));
        return read(database.rows(WITH_WORDS, telegramId, all, limit));
    }

    /** A transcript, if it is kept and this user's. */
    Optional<KeptTranscript> find(long telegramId, JobId id) {
        return database.row(ONE, telegramId, id.value()).map(Transcripts::read);
    }

    /** Forgets a transcript, and has its objects erased; false if it is not kept, or not this user's. */
    boolean forget(long telegramId, JobId id) {
        Instant now = clock.instant();
        return database.change(FORGET, telegramId, id.value(), now, now.plus(ERASED_AGAIN_AFTER)) > 0;
    }

    private static List<KeptTranscript> read(List<Row> rows) {
        return rows.stream().map(Transcripts::read).toList();
    }

    private static KeptTranscript read(Row row) {
        return new KeptTranscript(
                new JobId(row.getUUID("id")),
                row.getUUID("user_id"),
                requireNonNull(Database.time(row, "created_at")),
                Duration.ofSeconds(row.getLong("seconds")),
                row.getString("preview"),
                row.getBoolean("has_sound"));
    }
}
