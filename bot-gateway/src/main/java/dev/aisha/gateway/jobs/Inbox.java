package dev.aisha.gateway.jobs;

import dev.aisha.gateway.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The updates that were taken, so that a repeated one does nothing. */
@Singleton
public final class Inbox {
    private static final String REMEMBER = """
            INSERT INTO gateway.inbox (bot_id, update_id, received_at) VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING""";

    private static final String FORGET_SOME = """
            DELETE FROM gateway.inbox WHERE (bot_id, update_id) IN (
                SELECT bot_id, update_id FROM gateway.inbox WHERE received_at < $1
                LIMIT $2 FOR UPDATE SKIP LOCKED)""";

    private final Database database;
    private final JobsConfig config;
    private final Clock clock;

    Inbox(Database database, JobsConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** Remembers an update; false if it is known already. */
    public boolean isNew(long botId, long updateId) {
        return database.change(REMEMBER, botId, updateId, clock.instant()) == 1;
    }

    /** Forgets up to {@code limit} updates that are too old to come again; tells how many. */
    public int forgetOld(int limit) {
        return database.change(FORGET_SOME, clock.instant().minus(config.rememberUpdates()), limit);
    }
}
