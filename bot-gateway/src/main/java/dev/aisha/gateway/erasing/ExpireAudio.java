package dev.aisha.gateway.erasing;

import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.settings.Choices;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Has the sound of notes erased that is older than its owner wants it kept. Their texts stay. */
@Singleton
final class ExpireAudio {
    /** Sound that is not to be kept at all goes once no worker can be writing it any more. */
    private static final String EXPIRE = """
            WITH old AS (
                SELECT audio_files.id FROM gateway.audio_files JOIN gateway.transcripts ON transcripts.id = transcript_id
                LEFT JOIN gateway.user_settings ON telegram_id = sender_id
                WHERE audio_files.created_at < $1::timestamptz - interval '1 hour'
                    AND audio_files.created_at < $1::timestamptz - make_interval(days => coalesce(keep_audio_days, $2))
                ORDER BY audio_files.created_at LIMIT $3)
            , gone AS (DELETE FROM gateway.audio_files USING old WHERE audio_files.id = old.id RETURNING audio_key)
            INSERT INTO gateway.erasures (prefix, due_at, last_at) SELECT audio_key, $1, $1 FROM gone
            ON CONFLICT DO NOTHING""";

    private static final int AT_ONCE = 1000;

    private final Database database;
    private final Clock clock;

    ExpireAudio(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Lists what is too old to be erased; true if there may be more. */
    boolean expire() {
        Instant now = clock.instant();
        return database.change(EXPIRE, now, Choices.USUAL.keepAudioDays(), AT_ONCE) == AT_ONCE;
    }
}
